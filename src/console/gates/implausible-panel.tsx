import type { Locale } from '../../domain/kinds.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { formatNumber } from '../../i18n/format.ts';
import { voidWords } from '../../i18n/voids.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { ImplausibleMinute } from '../../store/gates/implausible.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';

interface ImplausibleProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  implausible: readonly ImplausibleMinute[];
}

/** Minutes in which a gate counted more people than can pass it, and the phones that did. */
export function Implausible(props: ImplausibleProps) {
  const { locale, implausible } = props;
  const words = voidWords[locale];
  if (implausible.length === 0) return null;
  return (
    <section class="panel implausible" id="implausible" aria-labelledby="implausible-title">
      <h2 id="implausible-title" class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <span>{words.title}</span>
      </h2>
      <p>{words.note}</p>
      <ul>
        {implausible.map((one) => (
          <MinuteLine {...props} minute={one} />
        ))}
      </ul>
    </section>
  );
}

function MinuteLine(props: ImplausibleProps & { minute: ImplausibleMinute }) {
  const { locale, edition, now, minute } = props;
  const gate = edition.gates.find((one) => one.number === minute.gate);
  const clock = clockAt(minute.minute * MINUTE_MS, now, edition.timezone);
  const number = (n: number) => formatNumber(n, locale);
  return (
    <li>
      <b>{gate?.name[locale]}</b>
      {' · '}
      <bdi>{clock.replace(/^(\d\d:\d\d):00$/, '$1')}</bdi>
      {' · '}
      {voidWords[locale].passed(number(minute.entries), number(minute.exits))}
      {minute.phones.map((phone) => (
        <span class="implausible-phone">
          <bdi>{phone.name}</bdi> <b>{number(phone.people)}</b>
        </span>
      ))}
    </li>
  );
}
