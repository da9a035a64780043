import { can } from '../../domain/archive.ts';
import { ROWS_MOST } from '../../domain/exports/file.ts';
import { EXPORT_KINDS, termsOf } from '../../domain/exports/kinds.ts';
import { may } from '../../domain/roles.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { sealWords } from '../../i18n/seal.ts';
import { clockAt } from '../shell/clock.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ContactForm } from './contact-form.tsx';
import { FileState, termsText } from './file-state.tsx';
import { FormatField } from './format-field.tsx';
import { KeptFiles } from './kept-files.tsx';
import { type ExportsProps, exportsPath } from './props.ts';

/** What can be taken out as a file, and what was. */
export function ExportsPage(props: ExportsProps) {
  const { locale, edition, kept, member, typed } = props;
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const reads =
    can(member.role, edition, 'export_contacts') || may(member.role, 'confirm_destroyed');
  return (
    <WorkPage
      {...props}
      page="exports"
      title={words.title}
      state={words.state}
      arch={{ number: formatNumber(kept.length, spoken), word: words.arch(kept.length) }}
      kind="exports"
      spoken={spoken}
      faulty={typed.fault !== null}
    >
      <AskForm {...props} />
      <ContactForm {...props} />
      {(reads || kept.length > 0) && <KeptFiles {...props} />}
      <LatestFiles {...props} />
      <SealedLog {...props} />
    </WorkPage>
  );
}

function AskForm({ locale, edition, member, typed }: ExportsProps) {
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const { asked, fault } = typed;
  const most = formatNumber(ROWS_MOST, spoken);
  const faults = fault === 'rows' ? [{ field: 'day', text: words.ask.tooMany(most) }] : [];
  const kinds = EXPORT_KINDS.filter((kind) => can(member.role, edition, termsOf(kind).needs));
  return (
    <section class="panel" aria-labelledby="ask">
      <h2 id="ask">{words.ask.title}</h2>
      <p>{words.ask.lead}</p>
      <ErrorBox locale={spoken} faults={faults} />
      <PostForm action={exportsPath(edition)} class="export-form">
        <SelectField
          name="kind"
          label={words.ask.what}
          value={asked?.kind ?? ''}
          options={kinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
        />
        <SelectField
          name="day"
          label={words.ask.day}
          hint={words.ask.dayHint(most)}
          value=""
          options={[
            { value: '', text: words.ask.allDays },
            ...edition.days.map(({ number, date }) => ({
              value: String(number),
              text: formatCalendarDate(date, spoken),
            })),
          ]}
          faults={faults}
        />
        <FormatField locale={locale} id="format" value={asked?.format} />
        <button type="submit" class="primary">
          {words.ask.submit}
        </button>
      </PostForm>
    </section>
  );
}

/** For whoever recomputes the seals: not for a sheet. */
function SealedLog({ locale, edition }: ExportsProps) {
  const words = sealWords[spokenIn(locale)].file;
  return (
    <section class="panel" aria-labelledby="sealed-log">
      <h2 id="sealed-log">{words.title}</h2>
      <p>{words.lead}</p>
      <a href={exportsPath(edition, 'sealed-log')} download>
        {words.download}
      </a>
    </section>
  );
}

function LatestFiles({ locale, edition, files, member, now }: ExportsProps) {
  const words = exportWords[spokenIn(locale)];
  return (
    <section class="panel exported" aria-labelledby="latest">
      <h2 id="latest">{words.latest.title}</h2>
      {files.length === 0 ? (
        <EmptyState text={words.latest.none} />
      ) : (
        <Table labelledBy="latest">
          <Head>
            <Column>{words.latest.file}</Column>
            <Column>{words.latest.by}</Column>
            <Column>{words.latest.at}</Column>
            <Column>{words.latest.state}</Column>
          </Head>
          <Body>
            {files.map((file) => (
              <Row data-export={file.id}>
                <Name>
                  {file.made_by === member.id ? (
                    <a href={exportsPath(edition, file.id)}>{words.kinds[file.kind]}</a>
                  ) : (
                    words.kinds[file.kind]
                  )}{' '}
                  <span class="hint">{termsText(file, edition, locale)}</span>
                </Name>
                <Cell>
                  <bdi>{file.by ?? file.made_by}</bdi>
                </Cell>
                <Cell>{clockAt(file.made_at, now, edition.timezone)}</Cell>
                <Cell>
                  <FileState {...{ locale, file, now }} />
                </Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}
