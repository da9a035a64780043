import type { Child } from 'hono/jsx';
import { LIVE_DETAILS } from '../../domain/edition.ts';
import { REVIEWS } from '../../domain/edition-parts.ts';
import { APPROVABLE_KINDS, LOCALES, type Locale, PARTY_KINDS } from '../../domain/kinds.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { FieldError, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import type { FieldSpec } from './field-specs.ts';
import { InLanguages } from './in-languages.tsx';
import { listOf, OPENINGS_MAX, type Typed, textOf, valueAt } from './settings-form.ts';

interface FieldsProps {
  locale: Locale;
  /** Of the edition. */
  slug: string;
  /** The settings as they are stored. */
  stored: unknown;
  /** What was typed, where the form was sent and refused. */
  typed: Typed | null;
  faults: readonly FieldFault[];
}

/** Bytes of a name, and of a text of several lines. */
const NAME_MAX = 120;
const TEXT_MAX = 2_000;
const STRICTNESS = ['ignore', 'attention', 'refuse'] as const;
/** Rows of openings that are empty, for more. */
const SPARE_ROWS = 2;

/** One field of the settings, as its kind is typed. */
export function SettingsField(props: FieldsProps & { spec: FieldSpec }) {
  const { spec, locale } = props;
  const words = editionWords[locale];
  const { label, hint }: { label: string; hint?: string } = words.fields[spec.path];
  const text = { label, hint, faults: props.faults };
  switch (spec.type) {
    case 'names':
    case 'texts':
      return (
        <TextFold {...props} label={label}>
          <InLanguages
            {...{ locale, name: spec.path, label, hint, faults: props.faults }}
            shown={(name) => shownIn(props, name)}
            max={spec.type === 'texts' ? TEXT_MAX : NAME_MAX}
            long={spec.type === 'texts'}
          />
        </TextFold>
      );
    case 'flag':
      return (
        <Choices {...props} label={label} hint={hint}>
          <Tick name={spec.path} value="yes" text={words.yes} on={isOn(props, spec.path, 'yes')} />
        </Choices>
      );
    case 'list':
      return (
        <Choices {...props} label={label} hint={hint} id={spec.path}>
          {optionsOf(spec.of, locale).map(({ value, text: said }) => (
            <Tick name={spec.path} value={value} text={said} on={isOn(props, spec.path, value)} />
          ))}
          {spec.of === 'reviews' && (
            <a href={`/console/${props.slug}/notices/new`}>{setUpWords[locale].readTemplates}</a>
          )}
        </Choices>
      );
    case 'choice':
      return (
        <SelectField
          {...text}
          name={spec.path}
          value={shownIn(props, spec.path)}
          options={optionsOf(spec.of, locale)}
        />
      );
    case 'openings':
    case 'opening':
      return <Openings {...props} spec={spec} words={words} />;
    default:
      return (
        <TextField
          {...text}
          name={spec.path}
          value={shownIn(props, spec.path)}
          max={NAME_MAX}
          {...inputOf(spec)}
        />
      );
  }
}

/** Texts without which an edition is not published: open until they are written. */
const NEEDED: readonly string[] = [
  ...['name', 'city', 'venue'],
  ...['controller.name', 'controller.hosting', 'controller.carriers'],
];

/** A text in its languages, folded to its name and the languages in which it is written. */
function TextFold(props: FieldsProps & { spec: FieldSpec; label: string; children: Child }) {
  const { spec, locale, label, children, faults } = props;
  const words = setUpWords[locale].written;
  const { languages } = editionWords[locale];
  const written = writtenIn(props);
  const isOpen = isWrong(spec.path, faults) || isMissing(props);
  const state =
    written.length === LOCALES.length
      ? words.all
      : written.length === 0
        ? words.none
        : words.some(written.map((one) => languages[one]).join(words.comma));
  return (
    <details class="text-fold" open={isOpen}>
      <summary>
        <b>{label}</b> <small>{state}</small>
      </summary>
      {children}
    </details>
  );
}

function writtenIn(props: FieldsProps & { spec: FieldSpec }): readonly Locale[] {
  return LOCALES.filter((one) => shownIn(props, `${props.spec.path}.${one}`).trim() !== '');
}

/** Whether an edition is not published for want of this text. */
export function isMissing(props: FieldsProps & { spec: FieldSpec }): boolean {
  if (!NEEDED.includes(props.spec.path)) return false;
  const written = writtenIn(props);
  return !(written.includes('ar') && written.includes('fr'));
}

/** Whether something is wrong with a field, in any of its languages. */
export function isWrong(path: string, faults: readonly FieldFault[]): boolean {
  return faults.some(({ field }) => field === path || field.startsWith(`${path}.`));
}

function inputOf(spec: FieldSpec) {
  switch (spec.type) {
    case 'number':
      return { inputmode: 'numeric', dir: 'ltr' } as const;
    case 'time':
      return { type: 'time' } as const;
    case 'instant':
      return { type: 'datetime-local' } as const;
    default:
      return { dir: 'auto' } as const;
  }
}

function Openings({
  spec,
  words,
  ...props
}: FieldsProps & { spec: FieldSpec; words: EditionWords }) {
  const { label, hint }: { label: string; hint?: string } = words.fields[spec.path];
  const isOne = spec.type === 'opening';
  return (
    <fieldset class="openings" id={spec.path}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <FieldError fault={props.faults.find(({ field }) => field === spec.path)} />
      {openingRows(props, spec).map(({ from, percent }, i) => (
        <div class="pair">
          <label>
            <span>{words.from}</span>
            <input
              type={isOne ? 'time' : 'datetime-local'}
              name={`${spec.path}.from`}
              value={from}
            />
          </label>
          <label>
            <span>{words.percent}</span>
            <input
              type="text"
              inputmode="numeric"
              dir="ltr"
              name={`${spec.path}.percent`}
              id={`${spec.path}.percent-${i}`}
              value={percent}
              autocomplete="off"
            />
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** The rows that are shown: those there are, and some that are empty. */
function openingRows(
  { typed, stored }: Pick<FieldsProps, 'typed' | 'stored'>,
  { path, type }: FieldSpec,
) {
  const empty = { from: '', percent: '' };
  const rows = typed
    ? listOf(typed, `${path}.from`).map((from, i) => ({
        from,
        percent: listOf(typed, `${path}.percent`)[i] ?? '',
      }))
    : storedRows(valueAt(stored, path));
  if (type === 'opening') return [rows[0] ?? empty];
  const written = rows.filter(({ from, percent }) => from !== '' || percent !== '');
  return [...written, ...Array.from({ length: SPARE_ROWS }, () => empty)].slice(0, OPENINGS_MAX);
}

function storedRows(value: unknown): { from: string; percent: string }[] {
  const rows = Array.isArray(value) ? value : value === null ? [] : [value];
  return rows.map((row) => ({
    from: String(valueAt(row, 'from') ?? ''),
    percent: String(valueAt(row, 'percent') ?? ''),
  }));
}

function Choices(
  props: FieldsProps & {
    id?: string;
    label: string;
    hint?: string | undefined;
    children: Child;
  },
) {
  const { id, label, hint, children } = props;
  return (
    <fieldset class="ticks" {...(id && { id })}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="tick-list">{children}</div>
    </fieldset>
  );
}

function Tick(props: { name: string; value: string; text: string; on: boolean }) {
  const { name, value, text, on } = props;
  return (
    <label class="tick">
      <input type="checkbox" name={name} value={value} {...(on && { checked: true })} />
      <span>{text}</span>
    </label>
  );
}

function optionsOf(
  of: 'strictness' | 'liveDetails' | 'kinds' | 'approvable' | 'reviews',
  locale: Locale,
): { value: string; text: string }[] {
  const words = editionWords[locale];
  switch (of) {
    case 'strictness':
      return STRICTNESS.map((value) => ({ value, text: words.strictness[value] }));
    case 'liveDetails':
      return LIVE_DETAILS.map((value) => ({ value, text: words.liveDetails[value] }));
    case 'kinds':
      return PARTY_KINDS.map((value) => ({ value, text: words.kinds[value] }));
    case 'approvable':
      return APPROVABLE_KINDS.map((value) => ({ value, text: words.kinds[value] }));
    case 'reviews':
      return REVIEWS.map((value) => ({ value, text: words.reviews[value] }));
  }
}

/** What a field shows: what was typed, else what is stored. */
function shownIn({ typed, stored }: Pick<FieldsProps, 'typed' | 'stored'>, path: string): string {
  if (typed) return textOf(typed, path);
  const value = valueAt(stored, path);
  return value === null || value === undefined ? '' : String(value);
}

function isOn({ typed, stored }: FieldsProps, path: string, value: string): boolean {
  if (typed) return listOf(typed, path).includes(value);
  const now = valueAt(stored, path);
  return Array.isArray(now) ? now.includes(value) : now === true;
}
