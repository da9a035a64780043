import { type Edition, type Slot, slotsOf } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import type { FieldError, Problem, ProblemCode } from '../domain/problem.ts';
import type { FormWords } from '../i18n/ar/form.ts';
import { commonWords } from '../i18n/common.ts';
import { formatCalendarDate, formatSpan } from '../i18n/format.ts';
import { problemWords } from '../i18n/problems.ts';
import { visitorWords } from '../i18n/visitor.ts';
import type { GroupKind } from './links.ts';

/** Why a form is shown again. Whatever it is, nothing that was typed is lost. */
export type Trouble =
  | { readonly type: 'faults'; readonly errors: readonly FieldError[] }
  | { readonly type: 'full'; readonly alternatives: readonly Slot[] }
  | { readonly type: 'stale' }
  | { readonly type: 'spent' }
  | { readonly type: 'problem'; readonly code: ProblemCode };

/** The trouble that a refused registration is, in a form that can be mended. */
export function troubleOf(problem: Problem, edition: Edition): Trouble {
  switch (problem.code) {
    case 'slot_full':
      return { type: 'full', alternatives: alternativesOf(problem, edition) };
    case 'idempotency_key_reused':
      return { type: 'spent' };
    case 'invalid_request':
      return { type: 'faults', errors: problem.errors };
    default:
      return { type: 'problem', code: problem.code };
  }
}

function alternativesOf(problem: Problem, edition: Edition): Slot[] {
  const { alternatives } = problem.members;
  if (!Array.isArray(alternatives)) return [];
  const slots = slotsOf(edition);
  return alternatives.flatMap((id) => slots.get(Number(id)) ?? []);
}

/** The field of the form that an error belongs to: the id of its input. */
const FIELD_OF: Readonly<Record<string, string>> = {
  slot: 'slot',
  kind: 'adults',
  party: 'adults',
  'party.adults': 'adults',
  'party.children': 'children',
  'party.girls': 'girls',
  'party.boys': 'boys',
  'party.coaches': 'coaches',
  organisation: 'organisation',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
  consent: 'consent',
};

/** What is wrong, by the id of the field; one sentence for each. */
export function faultsByField(
  trouble: Trouble | undefined,
  edition: Edition,
  locale: Locale,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (trouble?.type !== 'faults') return faults;
  const words = visitorWords[locale].form;
  for (const { path, message } of trouble.errors) {
    const field = FIELD_OF[path];
    if (field === undefined || faults.has(field)) continue;
    const isParty = path === 'party' && message === 'too_large';
    faults.set(
      field,
      isParty
        ? words.partyTooLarge(commonWords[locale].people(edition.party_max))
        : words.faults[path === 'slot' ? 'slot_unknown' : message],
    );
  }
  return faults;
}

/** The box at the head of the form: what happened, what was kept, what to do. Takes the focus. */
export function TroubleBox({
  trouble,
  edition,
  locale,
  faults,
  day,
  group,
}: {
  trouble: Trouble;
  edition: Edition;
  locale: Locale;
  faults: ReadonlyMap<string, string>;
  day: number;
  group: GroupKind | null;
}) {
  const words = visitorWords[locale].form;
  return (
    <div class="notice error" id="trouble" role="alert" tabindex={-1} autofocus data-focus="">
      {trouble.type === 'faults' && (
        <>
          <p>
            <strong>{words.wrong}</strong>
          </p>
          <ul>
            {[...faults].map(([field, text]) => (
              <li>
                <a href={`#${field}`}>
                  {labelOf(field, group, words)}
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {trouble.type === 'full' && (
        <>
          <p>
            <strong>{words.full}</strong>
          </p>
          <p>{trouble.alternatives.length > 0 ? words.alternatives : words.noAlternatives}</p>
          <div class="alternatives">
            {trouble.alternatives.map((slot) => (
              <button class="button wide" type="submit" name="instead" value={slot.number}>
                {words.take(windowWords(slot, edition, locale, day))}
              </button>
            ))}
          </div>
        </>
      )}
      {trouble.type === 'stale' && <p>{words.stale}</p>}
      {trouble.type === 'spent' && <p>{words.spent}</p>}
      {trouble.type === 'problem' && <ProblemWords code={trouble.code} locale={locale} />}
    </div>
  );
}

/** The name of a field before what is wrong with it, so that the list can be read by itself. */
function labelOf(field: string, group: GroupKind | null, words: FormWords): string {
  const labels: Readonly<Record<string, string>> = {
    adults: group === 'school' ? words.companions : words.adults,
    children: words.children,
    girls: words.girls,
    boys: words.boys,
    coaches: words.coaches,
    organisation: group ? words.kinds[group].organisation : '',
    name: words.name,
    phone: words.phone,
    email: words.email,
  };
  const label = labels[field];
  return label ? `${label} · ` : '';
}

function ProblemWords({ code, locale }: { code: ProblemCode; locale: Locale }) {
  const { happened, kept, next } = problemWords[locale].codes[code];
  return (
    <>
      <p>
        <strong>{happened}</strong> {kept}
      </p>
      <p>{next}</p>
    </>
  );
}

/** The hours of a window, with its day when that is another one. */
function windowWords(slot: Slot, edition: Edition, locale: Locale, day: number): string {
  const hours = formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone);
  const other = edition.days.find((one) => one.number === slot.day && one.number !== day);
  return other ? `${hours} · ${formatCalendarDate(other.date, locale, 'without_year')}` : hours;
}
