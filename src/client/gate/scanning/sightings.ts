import type { Look } from './decoder.ts';

/**
 * A ticket that was out of sight for this long, and is then seen again, is another presentation,
 * ms.
 */
const GONE_MS = 500;
/** Any other code may flicker at the edge of the picture: it is the same for this long, ms. */
const OTHER_GONE_MS = 3_000;
/** A picture or two without it mean nothing: a hand shakes, and cameras refocus. */
const GONE_LOOKS = 2;
/**
 * The verdict on one ticket is shown this long before that on another which is held up beside it,
 * ms.
 */
const BESIDE_MS = 2_200;
/** A code that is no ticket waits until no ticket has been in sight for this long, ms. */
const AFTER_TICKET_MS = 1_000;
/** A screen that shows one foreign code after another is reported only this often, ms. */
const OTHER_EVERY_MS = 1_000;
/** More tickets than these, or more other codes, in one picture are no visitor's. */
const CODES_MOST = 16;
/** What is remembered of codes that have been in sight. */
const KEPT_MOST = 64;

interface Sighting {
  at: number;
  /** The numbers of the last look and of the last whole one, when it was seen. */
  look: number;
  whole: number;
  /** In the middle of the picture, which every look sees. */
  isInMiddle: boolean;
  /** It is dealt with while it stays in sight. */
  done: boolean;
}

/**
 * Which of the codes that a camera sees is dealt with next: each presentation once, codes that the
 * gate reads before any others. Times in ms of one clock.
 */
export class Sightings {
  readonly #isOurs: (text: string) => boolean;
  readonly #kept = new Map<string, Sighting>();
  #look = 0;
  #whole = 0;
  /** The number of the last look at the middle alone. */
  #middle = 0;
  /** A foreign code in the middle: the next whole look shows what is beside it. */
  #othersInMiddle: readonly string[] = [];
  #last = { text: '', at: Number.NEGATIVE_INFINITY };
  #oursSeen = Number.NEGATIVE_INFINITY;
  #otherReportedAt = Number.NEGATIVE_INFINITY;

  /** @param isOurs whether a code is one that is waited for here */
  constructor(isOurs: (text: string) => boolean) {
    this.#isOurs = isOurs;
  }

  /** The texts of one look, in whatever order. Gives the one to deal with now, if any. */
  see({ texts, isWhole }: Look, now: number): string | null {
    this.#look += 1;
    if (isWhole) this.#whole += 1;
    else this.#middle = this.#look;
    const seen = [...new Set(texts)];
    const ours = seen.filter(this.#isOurs).slice(0, CODES_MOST);
    const others = seen.filter((text) => !ours.includes(text)).slice(0, CODES_MOST);
    for (const text of ours) this.#note(text, isWhole, GONE_MS, now);
    for (const text of others) this.#note(text, isWhole, OTHER_GONE_MS, now);
    this.#forget();
    if (ours.length > 0) this.#oursSeen = now;
    const next = this.#nextOf(ours, now) ?? this.#nextOther(others, isWhole, now);
    const sighting = next === null ? undefined : this.#kept.get(next);
    if (sighting) sighting.done = true;
    return next;
  }

  #nextOf(ours: readonly string[], now: number): string | null {
    const next = ours.find((text) => !this.#kept.get(text)?.done) ?? null;
    const last = this.#kept.get(this.#last.text);
    const isInSight = last !== undefined && this.#missed(last) === 0;
    const beside = isInSight && now - this.#last.at < BESIDE_MS;
    if (next === null || (beside && next !== this.#last.text)) return null;
    this.#last = { text: next, at: now };
    return next;
  }

  #nextOther(others: readonly string[], isWhole: boolean, now: number): string | null {
    const all = [...this.#othersInMiddle, ...others];
    this.#othersInMiddle = isWhole ? [] : others;
    const isBeside = now - this.#oursSeen < AFTER_TICKET_MS;
    const next = all.find((text) => !this.#kept.get(text)?.done) ?? null;
    if (next === null || !isWhole || isBeside || now - this.#otherReportedAt < OTHER_EVERY_MS) {
      // A code on the wall beside a ticket is not held up by anyone.
      if (this.#oursSeen === now) this.#passOver(all);
      return null;
    }
    this.#otherReportedAt = now;
    return next;
  }

  #passOver(texts: readonly string[]): void {
    for (const text of texts) {
      const sighting = this.#kept.get(text);
      if (sighting) sighting.done = true;
    }
  }

  #note(text: string, isWhole: boolean, gone: number, now: number): void {
    const known = this.#kept.get(text);
    const isGone = known === undefined || this.#isGone(known, gone, now);
    const isInMiddle = !isWhole || (!isGone && known.isInMiddle && known.look >= this.#middle);
    // Last in order, so that the first is the one that was out of sight for longest.
    this.#kept.delete(text);
    this.#kept.set(text, {
      at: now,
      look: this.#look,
      whole: this.#whole,
      isInMiddle,
      done: !isGone && known.done,
    });
  }

  /** Whether what is seen now had left since it was seen last. */
  #isGone(known: Sighting, gone: number, now: number): boolean {
    const away = now - known.at;
    return away >= OTHER_GONE_MS || (away >= gone && this.#missed(known) > GONE_LOOKS);
  }

  /** How many looks ago it was seen, of those that would see it where it was. */
  #missed({ isInMiddle, look, whole }: Sighting): number {
    return isInMiddle ? this.#look - look : this.#whole - whole;
  }

  #forget(): void {
    for (const text of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MOST) return;
      this.#kept.delete(text);
    }
  }
}
