import type { Live, LiveGate } from '../../contract/answers/live.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale, Localized } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { holdWords } from '../../i18n/holds.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { holdNotice } from '../../ui/hold-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { WithWritten } from '../../ui/written.tsx';

interface HoldProps {
  locale: Locale;
  edition: Pick<Edition, 'gates'>;
  /**
   * The exact figures, of which only the gates' states are shown; null when they could not be read.
   */
  live: Pick<Live, 'gates' | 'as_of'> | null;
  /** The numbers of the gates that matter to the reader; absent for all of them. */
  gates?: readonly number[] | undefined;
  /** The numbers of the gates of which the page says it already. */
  told?: readonly number[];
}

/** Gates that are held or closed now: why, where else, until when. Empty while all are open. */
export function HoldNotice({ locale, edition, live, gates, told = [] }: HoldProps) {
  if (live === null) return null;
  const said = legalLocale(locale, 'safety');
  const shown = live.gates.map((one) => ({ ...one, name: nameOf(one, edition) }));
  const notices = shown
    .filter((one) => gates === undefined || gates.some((number) => one.id === String(number)))
    .filter((one) => !told.some((number) => one.id === String(number)))
    .flatMap((one) => holdNotice(one, shown, live.as_of, said) ?? []);
  if (notices.length === 0) return null;
  return (
    <section class="holds" aria-labelledby="holds" lang={said} dir={directionOf(said)}>
      <h2 id="holds">
        <Icon name="hand-stop" size={24} /> {holdWords[said].notice.title}
      </h2>
      {notices.map(({ fact, advice, texts }) => (
        <p>
          <strong>
            <WithWritten sentence={fact} texts={texts} locale={said} />
          </strong>{' '}
          <WithWritten sentence={advice} texts={texts} locale={said} />
        </p>
      ))}
    </section>
  );
}

/** The name as the edition has it: it knows in which languages it is written. */
function nameOf(gate: LiveGate, { gates }: Pick<Edition, 'gates'>): Localized {
  return gates.find(({ number }) => String(number) === gate.id)?.name ?? gate.name;
}
