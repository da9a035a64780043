import { type CoachNumbers, mostInGroup, peopleInCoaches } from '../../domain/coaches.ts';
import { wholeNumber } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { peopleOf, type RegistrationView, type TicketView } from '../../domain/registration.ts';
import { commonWords } from '../../i18n/common.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { type Fault, faultOf } from '../shared/fault.ts';

/** The counts that are asked of a coach: a school tells girls and boys apart. */
const COUNTS = ['adults', 'children', 'girls', 'boys'] as const;
export type CountName = (typeof COUNTS)[number];

/** The name and the id of the field of a count of a coach. */
export type CountField = `${CountName}-${number}`;

/** What was typed, by the name of the field. */
export type TypedCounts = ReadonlyMap<string, string>;

const FIELD = new RegExp(`^(${COUNTS.join('|')})-\\d{1,7}$`);
/** As many as the coaches of a group ask for, and some room. */
const FIELDS_MAX = 1_000;

/** Reads the counts of a sent form. */
export function readCounts(form: FormData): TypedCounts {
  const typed = new Map<string, string>();
  for (const [name, value] of form) {
    const isCount = typeof value === 'string' && FIELD.test(name);
    if (isCount && typed.size < FIELDS_MAX) typed.set(name, value);
  }
  return typed;
}

/** The counts that are asked of the coaches of a kind of group. */
export function countsOf({ kind }: Pick<RegistrationView, 'kind'>): readonly CountName[] {
  return kind === 'school' ? ['girls', 'boys', 'adults'] : ['adults', 'children'];
}

/** What a coach has of a count now. */
export function countOf(ticket: TicketView, name: CountName): number {
  return name === 'boys' ? ticket.children - ticket.girls : ticket[name];
}

/** What the form for the numbers shows of the coaches that are not in yet, by its fields. */
export function countsShown(registration: RegistrationView): TypedCounts {
  return new Map(
    registration.tickets
      .filter(isChangeable)
      .flatMap((ticket) =>
        countsOf(registration).map((name): [string, string] => [
          `${name}-${ticket.serial}`,
          String(countOf(ticket, name)),
        ]),
      ),
  );
}

/** Of coaches, those of which a number was typed: the others keep theirs, whoever changes them. */
export function namedCoaches(
  coaches: readonly CoachNumbers[],
  typed: TypedCounts,
): readonly CoachNumbers[] {
  return coaches.filter(({ serial }) => COUNTS.some((name) => typed.has(`${name}-${serial}`)));
}

/** Whether a number was typed of a coach by which somebody has come. */
export function isOfArrived(typed: TypedCounts, { tickets }: RegistrationView): boolean {
  return tickets.some(
    ({ serial, entered }) => entered > 0 && COUNTS.some((name) => typed.has(`${name}-${serial}`)),
  );
}

/** Whether its numbers can change still: until somebody has come by it. */
export function isChangeable(ticket: TicketView): boolean {
  return ticket.state !== 'cancelled' && ticket.entered === 0;
}

/** The numbers that a form asks for, and a sentence for each that is wrong: then they are not sent. */
export function countedBy(
  typed: TypedCounts,
  registration: RegistrationView,
  edition: Pick<Edition, 'party_max'>,
  locale: Locale,
): { readonly coaches: readonly CoachNumbers[]; readonly faults: ReadonlyMap<CountField, Fault> } {
  const said = legalLocale(locale, 'group');
  const words = groupWords[said].faults;
  const faults = new Map<CountField, Fault>();
  const names = countsOf(registration);
  const [first = 'adults'] = names;
  const coaches = registration.tickets.filter(isChangeable).flatMap((ticket) => {
    const { serial } = ticket;
    const read = (name: CountName) => {
      const field: CountField = `${name}-${serial}`;
      const text = typed.get(field);
      // Not in the form: somebody has come by it, or it was cancelled, after the form was written.
      if (text === undefined) return countOf(ticket, name);
      const value = wholeNumber(text) ?? 0;
      const fault = Number.isNaN(value) ? 'invalid' : value > COUNT_MAX ? 'too_large' : null;
      if (fault) faults.set(field, faultOf(field, visitorWords[locale].form.faults[fault]));
      return fault ? 0 : value;
    };
    const [girls, boys] = registration.kind === 'school' ? [read('girls'), read('boys')] : [0, 0];
    const children = registration.kind === 'school' ? girls + boys : read('children');
    const coach = { serial, adults: read('adults'), children, girls };
    const fields = names.map((name): CountField => `${name}-${serial}`);
    if (fields.some((field) => faults.has(field))) return [coach];
    const fault = (text: string) => faults.set(`${first}-${serial}`, { text, of: fields });
    if (coach.adults + children === 0) fault(words.nobody);
    else if (children > COUNT_MAX) fault(visitorWords[locale].form.faults.too_large);
    return [coach];
  });
  if (faults.size > 0) return { coaches, faults };
  const all = withCounts(registration, coaches);
  const own = { people: peopleOf(registration.party), agreed: registration.agreed };
  const most = mostInGroup(own, edition.party_max);
  const beyond = peopleInCoaches(all) > most && words.tooMany(commonWords[said].people(most));
  const alone = all.every(({ adults }) => adults === 0) && words.noAdult;
  const text = beyond || alone;
  const [at] = coaches;
  if (text && at) {
    const of = coaches.flatMap(({ serial }) => names.map((name) => `${name}-${serial}`));
    faults.set(alone ? `adults-${at.serial}` : `${first}-${at.serial}`, { text, of });
  }
  return { coaches, faults };
}

/** The coaches that stand, with the numbers that are asked for. */
function withCounts({ tickets }: RegistrationView, coaches: readonly CoachNumbers[]) {
  const asked = new Map(coaches.map((one) => [one.serial, one]));
  const standing = tickets.filter(({ state }) => state !== 'cancelled');
  return standing.map((ticket) => asked.get(ticket.serial) ?? ticket);
}

/** The people of a group with the numbers that are asked for. */
export function peopleInGroup(
  registration: RegistrationView,
  coaches: readonly CoachNumbers[],
): number {
  return peopleInCoaches(withCounts(registration, coaches));
}

/** A ticket counts adults and children in one byte each. */
const COUNT_MAX = 255;
