import type { LiveFlow } from '../../contract/answers/live.ts';

type GateCounts = LiveFlow['counts'][number];

/**
 * What a board knows of today after it heard more; null when something is missing between the two,
 * and it must ask for everything. What is heard late or twice changes nothing.
 */
export function flowAfter(known: LiveFlow | null, heard: LiveFlow): LiveFlow | null {
  if (heard.since === 0) return isOlder(heard, known) ? known : heard;
  if (known === null || heard.since > known.revision || !isSameFrame(known, heard)) return null;
  if (isOlder(heard, known)) return known;
  const { counts, holds } = known;
  const last = heard.last === undefined ? known.last : heard.last;
  return { ...heard, holds: heard.holds ?? holds, last, counts: merged(counts, heard.counts) };
}

function isOlder(heard: LiveFlow, known: LiveFlow | null): boolean {
  return known !== null && heard.date === known.date && heard.revision < known.revision;
}

/** At its end a day may grow. */
function isSameFrame(one: LiveFlow, other: LiveFlow): boolean {
  return one.date === other.date && one.from === other.from && one.step === other.step;
}

function merged(known: readonly GateCounts[], heard: readonly GateCounts[]): readonly GateCounts[] {
  const gates = new Map(known.map((counts) => [counts.gate, counts]));
  for (const counts of heard) gates.set(counts.gate, withNews(gates.get(counts.gate), counts));
  return [...gates.values()];
}

function withNews(known: GateCounts | undefined, heard: GateCounts): GateCounts {
  const spans = new Map<number, readonly [entries: number, exits: number]>();
  for (const { spans: told, entries, exits } of known ? [known, heard] : [heard]) {
    for (const [n, span] of told.entries()) spans.set(span, [entries[n] ?? 0, exits[n] ?? 0]);
  }
  return {
    gate: heard.gate,
    spans: [...spans.keys()],
    entries: [...spans.values()].map(([entries]) => entries),
    exits: [...spans.values()].map(([, exits]) => exits),
  };
}
