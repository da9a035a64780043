import {
  ANNOUNCED_FIELDS,
  ANNOUNCED_MAX,
  ANNOUNCED_TEXT_MAX,
  type AnnouncedEdition,
  type AnnouncedFault,
  type TypedAnnounced,
} from '../../domain/figures/announced.ts';
import type { Locale } from '../../domain/kinds.ts';
import { reportWords } from '../../i18n/report.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';

const NUMBERS: readonly string[] = ['year', 'days', 'total'];
const BLANK: TypedAnnounced = { name: '', year: '', days: '', total: '', source: '', method: '' };

interface EarlierFormProps {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly typed: readonly TypedAnnounced[];
  readonly faults: readonly FieldFault[];
}

/** What was announced of editions before this service: one fieldset for each, and a blank one. */
export function EarlierForm({ locale, edition, typed, faults }: EarlierFormProps) {
  const words = reportWords[locale].earlier.form;
  const rows = [...typed, BLANK].slice(0, ANNOUNCED_MAX);
  return (
    <details class="earlier-form" {...(faults.length > 0 && { open: true })}>
      <summary>{words.title}</summary>
      <PostForm action={`/console/${edition.slug}/report/earlier`}>
        <p class="hint">{words.note}</p>
        {rows.map((row, at) => (
          <fieldset>
            <legend>{row.name === '' ? words.another : <bdi>{row.name}</bdi>}</legend>
            {ANNOUNCED_FIELDS.map((field) => (
              <TextField
                name={`${field}-${at}`}
                label={words[field]}
                value={row[field]}
                max={ANNOUNCED_TEXT_MAX}
                faults={faults}
                {...(NUMBERS.includes(field)
                  ? { inputmode: 'numeric' as const, dir: 'ltr' as const }
                  : { dir: 'auto' as const })}
              />
            ))}
          </fieldset>
        ))}
        <button type="submit" class="quiet">
          {words.save}
        </button>
      </PostForm>
    </details>
  );
}

/** As they stand, to be changed. */
export function typedOf(list: readonly AnnouncedEdition[]): TypedAnnounced[] {
  return list.map(({ name, year, days, total, source, method }) => ({
    ...{ name, year: String(year), days: days === null ? '' : String(days) },
    ...{ total: String(total), source, method: method ?? '' },
  }));
}

/** Whether what was sent is this form, which always has its first row, written or not. */
export function isWhole(form: Readonly<Record<string, unknown>>): boolean {
  return typeof form['name-0'] === 'string';
}

/** What was sent, as it was typed. */
export function typedIn(form: Readonly<Record<string, unknown>>): TypedAnnounced[] {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.slice(0, 10 * ANNOUNCED_TEXT_MAX) : '';
  };
  return Array.from({ length: ANNOUNCED_MAX }, (_, at) => ({
    ...{ name: text(`name-${at}`), year: text(`year-${at}`), days: text(`days-${at}`) },
    ...{ total: text(`total-${at}`), source: text(`source-${at}`), method: text(`method-${at}`) },
  })).filter((row) => ANNOUNCED_FIELDS.some((field) => row[field].trim() !== ''));
}

/** What is wrong, for the fields of the form. */
export function faultsSaid(faults: readonly AnnouncedFault[], locale: Locale): FieldFault[] {
  const { wrong } = reportWords[locale].earlier.form;
  return faults.map(({ at, field }) => ({ field: `${field}-${at}`, text: wrong[field] }));
}
