import { registrationOpen } from '../../domain/edition.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { LIST_KINDS, type ListKind, NEEDED_FIELDS } from '../../domain/lists/columns.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { formatNumber } from '../../i18n/format.ts';
import { importWords } from '../../i18n/imports.ts';
import type { ImportedList } from '../../store/registrations/lists.ts';
import { clockAt } from '../shell/clock.ts';
import { ErrorBox, FieldError, type FieldFault } from '../shell/error-box.tsx';
import { SelectField } from '../shell/fields.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { type ImportProps, ImportWork, importPath } from './parts.tsx';

interface FileProps extends ImportProps {
  kind: ListKind;
  language: Locale;
  faults: readonly FieldFault[];
  earlier: readonly ImportedList[];
}

/** First step: which file, of what, and in which language its letters are. */
export function FilePage(props: FileProps) {
  const { locale, edition, now, kind, language, faults, earlier } = props;
  const words = importWords[locale];
  return (
    <ImportWork {...props} step={1} state={words.note} faulty={faults.length > 0}>
      <ErrorBox locale={locale} faults={faults} />
      {!registrationOpen(edition, now) && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" /> <b>{words.closed}</b>
        </p>
      )}
      <form
        class="import-file"
        method="post"
        action={importPath(edition)}
        enctype="multipart/form-data"
        data-list={edition.days[0]?.date.slice(0, 4) ?? ''}
      >
        <input type="hidden" name="step" value="file" />
        <fieldset class="choices">
          <legend>{words.kind}</legend>
          {LIST_KINDS.map((one) => (
            <label class="choice">
              <input type="radio" name="kind" value={one} checked={one === kind} />
              <span>{words.kinds[one]}</span>
            </label>
          ))}
        </fieldset>
        <Needed locale={locale} />
        <div class="field wide">
          <label for="file">{words.file}</label>
          <p class="hint" id="file-hint">
            {words.fileHint}
          </p>
          <FieldError fault={faults.find(({ field }) => field === 'file')} />
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="needed file-hint privacy"
          />
          <p class="hint" id="privacy">
            {words.privacy}
          </p>
        </div>
        <SelectField
          name="language"
          label={words.language}
          value={language}
          options={LOCALES.map((value) => ({ value, text: languageNames[value] }))}
        />
        <button type="submit" class="primary">
          {words.read}
        </button>
      </form>
      {earlier.length > 0 && <Earlier {...props} />}
    </ImportWork>
  );
}

/** Which columns the file must have, before it is chosen. */
function Needed({ locale }: { locale: Locale }) {
  const words = importWords[locale];
  const named = (kind: ListKind) =>
    [...NEEDED_FIELDS[kind].map((field) => words.fields[field]), words.neededContact].join(' · ');
  return (
    <div class="field wide import-needed" id="needed">
      <p class="label">{words.needed}</p>
      <dl>
        {LIST_KINDS.map((kind) => (
          <div data-needed={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd>{named(kind)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.neededDay}</p>
    </div>
  );
}

function Earlier({ locale, edition, now, earlier }: FileProps) {
  const words = importWords[locale];
  return (
    <section class="panel" aria-labelledby="earlier">
      <h2 id="earlier">{words.earlier}</h2>
      <Table labelledBy="earlier">
        <Head>
          <Column>{words.when}</Column>
          <Column class="count">{words.rows}</Column>
        </Head>
        <Body>
          {earlier.map(({ id, at, done }) => (
            <Row>
              <Name>
                <a href={`${importPath(edition)}/${id}`}>
                  <bdi dir={directionOf(locale)}>{clockAt(at, now, edition.timezone)}</bdi>
                </a>
              </Name>
              <Cell class="count">{formatNumber(done, locale)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}
