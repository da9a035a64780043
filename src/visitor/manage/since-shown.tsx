import { wholeNumber } from '../../domain/digits.ts';
import type { RegistrationView } from '../../domain/registration.ts';

/** The answers of a form by the names of their fields. */
export type Answers = ReadonlyMap<string, string>;

const NAME = 'shown';
/** Characters that are read: more than forty coaches have. */
const READ_MOST = 8_000;

/** What a form shows as it is, so that whoever sends it later undoes nothing that others changed since. */
export function Shown({ answers }: { answers: Answers }) {
  const text = [...answers].map(([name, value]) => `${name}.${value}`).join(' ');
  return <input type="hidden" name={NAME} value={text} />;
}

/** What a sent form showed; null for a form that does not say it. */
export function shownBy(form: FormData): Answers | null {
  const text = form.get(NAME);
  if (typeof text !== 'string' || text === '' || text.length > READ_MOST) return null;
  return new Map(
    text.split(' ').map((one): [string, string] => {
      const [name = '', value = ''] = one.split('.');
      return [name, value];
    }),
  );
}

/** What was typed, of which nothing is asked for that was only shown. */
export interface AskedSince {
  /** Those answers that are others than the form showed. */
  readonly altered: Answers;
  /** Others have changed the same since, so that whoever typed has to look first. */
  readonly isStale: boolean;
}

/** What somebody asks for who saw `shown`, where it is `now`. */
export function askedSince(typed: Answers, shown: Answers, now: Answers): AskedSince {
  const altered = new Map(
    [...typed].filter(([name, text]) => !isSame(text, shown.get(name) ?? null)),
  );
  const changed = [...shown].flatMap(([name, text]) => {
    const is = now.get(name);
    return is === undefined || is === text ? [] : [name];
  });
  const undone = [...altered].some(([name, text]) => {
    const [was, is] = [shown.get(name), now.get(name)];
    return was !== undefined && is !== was && !isSame(text, is ?? null);
  });
  // Sent as it was shown, it would be taken for done though it says something else now.
  return { altered, isStale: undone || (altered.size === 0 && changed.length > 0) };
}

function isSame(typed: string, value: string | null): boolean {
  return typed === value || (value !== null && wholeNumber(typed) === wholeNumber(value));
}

/** What the form for a window and a party shows of a registration. */
export function partyShown({ slot, party, step_free }: RegistrationView): Answers {
  return new Map([
    ['slot', String(slot)],
    ['adults', String(party.adults)],
    ['children', String(party.children)],
    ['step_free', step_free ? '1' : ''],
  ]);
}
