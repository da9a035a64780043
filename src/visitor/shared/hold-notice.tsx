import type { Live } from '../../contract/answers/live.ts';
import type { Locale } from '../../domain/kinds.ts';
import { holdWords } from '../../i18n/holds.ts';
import { holdNotice } from '../../ui/hold-text.ts';
import { Icon } from '../../ui/icon.tsx';

interface HoldProps {
  locale: Locale;
  /**
   * The exact figures, of which only the gates' states are shown; null when they could not be read.
   */
  live: Pick<Live, 'gates' | 'as_of'> | null;
  /** The numbers of the gates that matter to the reader; absent for all of them. */
  gates?: readonly number[] | undefined;
  /** The numbers of the gates of which the page says it already. */
  said?: readonly number[];
}

/** Gates that are held or closed now: why, where else, until when. Empty while all are open. */
export function HoldNotice({ locale, live, gates, said = [] }: HoldProps) {
  if (live === null) return null;
  const notices = live.gates
    .filter((one) => gates === undefined || gates.some((number) => one.id === String(number)))
    .filter((one) => !said.some((number) => one.id === String(number)))
    .flatMap((one) => holdNotice(one, live.gates, live.as_of, locale) ?? []);
  if (notices.length === 0) return null;
  return (
    <section class="holds" aria-labelledby="holds">
      <h2 id="holds">
        <Icon name="hand-stop" size={24} /> {holdWords[locale].notice.title}
      </h2>
      {notices.map(({ fact, advice }) => (
        <p>
          <strong>{fact}</strong> {advice}
        </p>
      ))}
    </section>
  );
}
