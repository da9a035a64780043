/** Characters in one code: version 16 at level M, 81 modules across, for the cheapest camera. */
const CODE_MOST = 656;
/**
 * More than any group has, also on a phone that cannot compress: a code that claims more parts is
 * none of ours.
 */
const PARTS_MOST = 160;
/** Characters of one whole group. */
export const TEXT_MOST = PARTS_MOST * CODE_MOST;

const CODE =
  /^ABWAB:R\/(?<group>[A-Z2-7]{6})\/(?<part>\d{1,3})\/(?<of>\d{1,3})\/(?<text>[0-9A-Z $%*+\-./:]+)$/;

/** One code of a group, as it is read. `part` counts from 1. */
export interface RescueCode {
  readonly group: string;
  readonly part: number;
  readonly of: number;
  readonly text: string;
}

/** A base45 text cut into codes that are drawn one after another. */
export function cutCodes(group: string, text: string): string[] {
  const room = CODE_MOST - `ABWAB:R/${group}/${PARTS_MOST}/${PARTS_MOST}/`.length;
  const of = Math.ceil(text.length / room);
  return Array.from(
    { length: of },
    (_, at) => `ABWAB:R/${group}/${at + 1}/${of}/${text.slice(at * room, (at + 1) * room)}`,
  );
}

/** `null` for anything that is no code of a rescue. */
export function readCode(code: string): RescueCode | null {
  if (code.length > CODE_MOST) return null;
  const { group, part, of, text } = CODE.exec(code)?.groups ?? {};
  if (!group || !text) return null;
  const [number, count] = [Number(part), Number(of)];
  if (number < 1 || number > count || count > PARTS_MOST) return null;
  return { group, part: number, of: count, text };
}

/** How far one group has been read. */
export interface Gathered {
  readonly group: string;
  readonly of: number;
  /** Parts that have not been seen, from 1. */
  readonly missing: readonly number[];
  /** The whole text, once no part is missing. */
  readonly text: string | null;
}

/** Groups that are read at the same time; a screen of invalid codes must not fill the memory. */
const GROUPS_MOST = 32;

/** Puts groups together from their codes, in whatever order they are seen. */
export class Gathering {
  readonly #groups = new Map<string, (string | undefined)[]>();

  take({ group, part, of, text }: RescueCode): Gathered {
    const known = this.#groups.get(group);
    const parts = known?.length === of ? known : new Array<string | undefined>(of).fill(undefined);
    parts[part - 1] = text;
    this.#groups.delete(group);
    this.#groups.set(group, parts);
    if (this.#groups.size > GROUPS_MOST) {
      for (const oldest of this.#groups.keys()) {
        this.#groups.delete(oldest);
        break;
      }
    }
    const missing = parts.flatMap((one, at) => (one === undefined ? [at + 1] : []));
    return { group, of, missing, text: missing.length === 0 ? parts.join('') : null };
  }
}
