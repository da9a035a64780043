import { sixDigitsOf } from './codes.ts';
import { type EditionKeys, mac } from './keys.ts';

/** A code to find a ticket with: its edition, and the id of the browser that it is for. */
export interface CodeOf {
  readonly event: number;
  readonly id: string;
}

/** Its six digits, which only the edition's key can make of the id: they are stored nowhere beside it. */
export async function codeDigits(
  keys: Pick<EditionKeys, 'find'>,
  { event, id }: CodeOf,
): Promise<string> {
  return sixDigitsOf(await mac(keys.find, `digits ${event} ${id}`));
}
