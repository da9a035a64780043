import { LIST_PIECE } from '../../domain/lists/bounds.ts';
import { Problem } from '../../domain/problem.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { throughStream } from '../../domain/unfold.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { editionKeys, fromBase64, openText, sealText, toBase64 } from '../../store/keys/keys.ts';
import type { Member } from '../../store/members/members.ts';

/** How long a list is carried from page to page, ms. */
const CARRIED_MS = 2 * HOUR_MS;

/** Characters of a piece, before it is sealed: a sealed text is made of one argument a byte. */
const PIECE_TEXT = 20_000;
/** Bytes of one, or of the head of a list, in any script. */
const UNFOLDED_MAX = 256 * 1024;

/**
 * Carries a list from page to page in the pages themselves, sealed for its member and this edition, for
 * two hours: nothing of it is kept here before *Import*.
 */
export interface Carrier {
  readonly until: number;
  seal(value: unknown): Promise<string>;
  /** What was sealed; null for anything else, and for what is too old. The caller says what it is. */
  open<T>(sealed: string): Promise<T | null>;
}

/** Throws `registration_closed` once the edition was erased. */
export async function carrierFor(
  env: Env,
  { edition, member, now }: { edition: StoredEdition; member: Member; now: number },
): Promise<Carrier> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) throw new Problem('registration_closed');
  const name = `list of ${edition.number} for ${member.id}`;
  const until = now + CARRIED_MS;
  return {
    until,
    async seal(value) {
      return sealText(keys.seal, name, await folded(JSON.stringify({ until, value })));
    },
    async open<T>(sealed: string) {
      const text = await openText(keys.seal, name, sealed).catch(() => null);
      if (text === null) return null;
      const { until: ends, value } = JSON.parse(await unfolded(text)) as {
        until: number;
        value: T;
      };
      return now < ends ? value : null;
    },
  };
}

/** A list as a whole is sent several times: folded, it is a quarter of itself. */
async function folded(text: string): Promise<string> {
  const bytes = Uint8Array.from(new TextEncoder().encode(text));
  return toBase64(await throughStream(bytes, new CompressionStream('deflate-raw'), UNFOLDED_MAX));
}

async function unfolded(text: string): Promise<string> {
  const folding = new DecompressionStream('deflate-raw');
  return new TextDecoder().decode(await throughStream(fromBase64(text), folding, UNFOLDED_MAX));
}

/** Items in pieces, in their order: each small enough to be sealed, and to be registered at once. */
export function inPieces<T>(items: readonly T[]): T[][] {
  const pieces: T[][] = [];
  let size = PIECE_TEXT;
  for (const item of items) {
    const own = JSON.stringify(item).length;
    const last = pieces.at(-1);
    if (!last || last.length >= LIST_PIECE || size + own > PIECE_TEXT) {
      pieces.push([item]);
      size = own;
    } else {
      last.push(item);
      size += own;
    }
  }
  return pieces;
}
