import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { logWords } from '../../i18n/log.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { LogProps } from './props.ts';
import { logAddress } from './read-query.ts';

/** What an owner is told of one day: looks that the desk's ordinary work does not explain. */
export function Oversight(props: LogProps) {
  const { locale, oversight } = props;
  const words = logWords[locale];
  if (oversight === null) return null;
  const { day, looks, outside } = oversight;
  const said = [
    ...looks.map((one) => ({
      ...one,
      text: words.unusual[one.verb](formatNumber(one.count, locale)),
    })),
    ...outside.map((one) => ({
      ...one,
      verb: null,
      text: words.outside(formatNumber(one.count, locale)),
    })),
  ];
  return (
    <section class="panel oversight" aria-labelledby="oversight">
      <h2 id="oversight">{words.oversight(formatCalendarDate(day, locale, 'without_year'))}</h2>
      {said.length === 0 ? (
        <p class="sign" data-state="complete">
          <StateIcon name="complete" />
          <span>{words.ordinary}</span>
        </p>
      ) : (
        <ul>
          {said.map((one) => (
            <li class="sign" data-state="waiting">
              <StateIcon name="waiting" />
              <Told {...props} {...one} day={day} />
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{words.oversightNote}</p>
    </section>
  );
}

interface TellProps extends LogProps {
  actor: string;
  verb: string | null;
  day: string;
  text: string;
  from: number;
  to: number;
}

function Told({ edition, people, now, actor, verb, day, text, from, to }: TellProps) {
  const name = people.find(({ id }) => id === actor)?.name ?? actor;
  const times = [from, to].map((at) => clockAt(at, now, edition.timezone));
  return (
    <span>
      <a href={logAddress(edition.slug, { by: actor, verb, day })}>
        <bdi>{name}</bdi>
      </a>
      : {text} <bdi dir="ltr">{[...new Set(times)].join(' – ')}</bdi>
    </span>
  );
}
