import type { WishPlace } from '../../store/wishes/read.ts';

const PLACE = /^(?<queue>open|closed)\.(?<answer_by>\d{4}-\d{2}-\d{2})\.(?<number>[1-9]\d{0,3})$/;

/** A place in the queue as an address carries it. */
export function writtenPlace({ is_open, answer_by, number }: WishPlace): string {
  return `${is_open ? 'open' : 'closed'}.${answer_by}.${number}`;
}

/** The same read; null, which is the beginning, for what is none. */
export function readPlace(typed: string | undefined): WishPlace | null {
  const { queue, answer_by, number } = PLACE.exec(typed ?? '')?.groups ?? {};
  if (answer_by === undefined) return null;
  return { is_open: queue === 'open', answer_by, number: Number(number) };
}
