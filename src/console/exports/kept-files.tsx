import { can } from '../../domain/archive.ts';
import { localParts } from '../../domain/calendar.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { dueDay, FileState, standingOf } from './file-state.tsx';
import { type ExportProps, exportsPath } from './props.ts';

/** Files with names that are out there, each until somebody says in their own name that it is destroyed. */
export function KeptFiles(props: ExportProps & { kept: readonly ExportFile[] }) {
  const { locale, edition, member, kept } = props;
  const words = exportWords[spokenIn(locale)];
  const mayConfirm = can(member.role, edition, 'confirm_destroyed');
  return (
    <section class="panel exported" id="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">{words.kept.title}</h2>
      <p>{kept.length === 0 ? words.kept.none : words.kept.lead}</p>
      {kept.length > 0 && (
        <Table labelledBy="kept-title">
          <Head>
            <Column>{words.latest.file}</Column>
            <Column>{words.latest.by}</Column>
            <Column>{words.kept.reason}</Column>
            <Column>{words.kept.destroyBy}</Column>
            {mayConfirm && <Column>{words.kept.destroyed}</Column>}
          </Head>
          <Body>
            {kept.map((file) => (
              <KeptFile {...props} {...{ file, mayConfirm }} />
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

function KeptFile(props: ExportProps & { file: ExportFile; mayConfirm: boolean }) {
  const { locale, edition, member, now, file, mayConfirm } = props;
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const today = localParts(now, edition.timezone).date;
  // It was to be destroyed before its contacts are erased here: an owner may have done that early.
  const due = dueDay(file, edition) ?? today;
  const isLate = due < today || edition.erased_at !== null;
  return (
    <Row data-kept={file.id}>
      <Name>
        {words.kinds[file.kind]} <span class="hint">{words.formats[file.format]}</span>
      </Name>
      <Cell>
        <bdi>{file.by ?? file.made_by}</bdi>{' '}
        <span class="hint">{clockAt(file.made_at, now, edition.timezone)}</span>
      </Cell>
      <Cell class="export-reason">
        <bdi>{file.reason}</bdi>
      </Cell>
      <Cell>
        <span class="cell-label">{words.kept.destroyBy}</span> {formatCalendarDate(due, spoken)}{' '}
        {isLate && (
          <span class="sign" data-state="waiting">
            <StateIcon name="waiting" /> {words.kept.late}
          </span>
        )}
      </Cell>
      {mayConfirm && (
        <Cell class="export-end">
          <div class="controls">
            {standingOf(file, now) === 'running' ? (
              <FileState {...props} />
            ) : (
              <Step
                icon="trash"
                name={words.kept.destroyed}
                ask={words.kept.ask(member.name)}
                tone="stop"
              >
                <PostForm action={`${exportsPath(edition, file.id)}/destroyed`}>
                  <button type="submit" class="stop">
                    {words.kept.confirm}
                  </button>
                </PostForm>
              </Step>
            )}
          </div>
        </Cell>
      )}
    </Row>
  );
}
