import { can } from '../../domain/archive.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';
import { isOver } from '../../store/exports/progress.ts';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { dueDay, soFar, standingOf, termsText } from './file-state.tsx';
import { type ExportProps, exportsPath } from './props.ts';

interface FilePageProps extends ExportProps {
  file: ExportFile;
  /** Another file was being written as this one was asked for. */
  busy: boolean;
}

/**
 * One file: its link, how far it is, and what became of it. A script begins by itself and follows it;
 * without one the link is a plain download.
 */
export function FilePage(props: FilePageProps) {
  const { locale, edition, file, now, busy } = props;
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const path = exportsPath(edition, file.id);
  const state = standingOf(file, now);
  const over = isOver(file, now);
  const due = dueDay(file, edition);
  const standing = state === 'asked' && over ? 'over' : state;
  return (
    <WorkPage
      {...props}
      page="exports"
      title={words.kinds[file.kind]}
      state={termsText(file, edition, locale)}
      kind="exports"
      spoken={spoken}
    >
      <section
        class="panel"
        data-export={path}
        data-export-state={standing}
        {...(busy && { 'data-busy': '' })}
      >
        {(['asked', 'running', 'finished', 'cut', 'over'] as const).map((one) => (
          <p class="lead" data-export-is={one} hidden={one !== standing} role="status">
            {words.file[one]}
          </p>
        ))}
        <p class="field-error" role="alert" data-export-is="busy" hidden={!busy}>
          {words.file.busy}
        </p>
        <div class="export-progress">
          <p data-export-rows="" {...(file.rows === 0 && { hidden: true })}>
            {soFar(file, locale)}
          </p>
          <progress hidden max={1} value={0} aria-label={words.file.running} />
        </div>
        {due !== null && file.destroyed_at === null && (
          <p>
            {words.file.destroyBy(formatCalendarDate(due, spoken))}{' '}
            <a href={`${exportsPath(edition)}#kept`}>{words.file.confirmed}</a>
          </p>
        )}
        <div class="controls">
          {!over && (
            <a class="primary" href={`${path}/file`} download>
              {words.file.download}
            </a>
          )}
          {over && state !== 'finished' && <Again {...props} />}
          <a href={path} data-export-refresh="">
            {words.file.refresh}
          </a>
        </div>
      </section>
      <p>
        <a href={exportsPath(edition)}>{words.file.back}</a>
      </p>
    </WorkPage>
  );
}

/** With contacts it takes the reason and the passkey again. */
function Again({ locale, edition, file, member }: FilePageProps) {
  const words = exportWords[spokenIn(locale)];
  if (file.contacts) {
    const may = can(member.role, edition, 'export_contacts');
    return may ? <a href={`${exportsPath(edition)}#with-contacts`}>{words.file.again}</a> : null;
  }
  return (
    <PostForm action={exportsPath(edition)}>
      <input type="hidden" name="kind" value={file.kind} />
      <input type="hidden" name="format" value={file.format} />
      <input type="hidden" name="day" value={String(file.day ?? '')} />
      <button type="submit" class="primary">
        {words.file.again}
      </button>
    </PostForm>
  );
}
