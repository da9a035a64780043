import type { Zone } from '../domain/calendar.ts';
import type { Locale } from '../domain/kinds.ts';
import type { Seal } from '../domain/seal/chain.ts';
import { formatDate, formatNumber, formatTime } from '../i18n/format.ts';
import { sealWords } from '../i18n/seal.ts';

interface SealsProps {
  readonly locale: Locale;
  readonly zone: Zone;
  /** The newest first. */
  readonly seals: readonly Seal[];
  /** The day of which they are shown; null for all of the edition. */
  readonly day: number | null;
}

/** Seals that are shown of one day: the night's own, and those of what was handed in late. */
const SHOWN = 4;

/** The seals of a day or of an edition, with the hashes by which somebody recomputes them. */
export function Seals({ locale, zone, seals, day }: SealsProps) {
  const words = sealWords[locale];
  const shown = seals.filter((seal) => rowsIn(seal, day) > 0).slice(0, SHOWN);
  return (
    <>
      <p>{shown.length === 0 ? words.none : words.lead}</p>
      {shown.map((seal) => (
        <section class="seal" aria-labelledby={`seal-${day ?? 'all'}-${seal.number}`}>
          <h3 id={`seal-${day ?? 'all'}-${seal.number}`}>
            {words.number(String(seal.number))} · {instant(seal.at, zone, locale)}
          </h3>
          {seal.restored.map((at) => (
            <p>{words.restored(instant(at, zone, locale))}</p>
          ))}
          <dl>
            <div>
              <dt>{words.rows}</dt>
              <dd>{formatNumber(rowsIn(seal, day), locale)}</dd>
            </div>
            <div>
              <dt>{words.root}</dt>
              <dd>
                <span class="code">{grouped(seal.root)}</span>
              </dd>
            </div>
            <div>
              <dt>{words.hash}</dt>
              <dd>
                <span class="code">{grouped(seal.hash)}</span>
              </dd>
            </div>
          </dl>
        </section>
      ))}
    </>
  );
}

function rowsIn(seal: Seal, day: number | null): number {
  if (day === null) return seal.rows;
  return seal.days.find(([number]) => number === day)?.[1] ?? 0;
}

/** Digits that an eye can compare; whoever copies them copies spaces that mean nothing. */
function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
}

function instant(at: number, zone: Zone, locale: Locale): string {
  return `${formatDate(at, locale, zone)} ${formatTime(at, zone)}`;
}
