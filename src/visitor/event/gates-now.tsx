import { type Gate, waysIn } from '../../domain/edition.ts';
import { crowdOf, type GateCrowd } from '../../domain/gate-crowd.ts';
import type { Locale } from '../../domain/kinds.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { clockTime } from '../../i18n/format.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { isInSession } from '../ticket/ticket-state.ts';
import type { EventFacts } from './facts.ts';

/** Each state with a shape of its own: the colour never says it alone. */
export const CROWD_SHAPES: Readonly<Record<GateCrowd, IconName>> = {
  open: 'circle-check',
  busy: 'users',
  full: 'alert-octagon',
  held: 'hand-stop',
  closed: 'ban',
};

interface GateNow {
  readonly gate: Gate;
  readonly crowd: GateCrowd;
}

/**
 * How people get in now: one sentence while all gates are alike, and each gate by itself. Nothing
 * outside of the hours of a day: a gate that nobody has held yet is not open at night.
 */
export function GatesNow({ locale, edition, gates: live, now }: EventFacts) {
  const isOpen = edition.days.some(({ number }) => isInSession(edition, number, now));
  if (!live || !isOpen) return null;
  const words = eventPageWords[locale].gates;
  const shown = waysIn(edition.gates).flatMap((gate): GateNow[] => {
    const one = live.gates.find(({ id }) => id === String(gate.number));
    if (!one) return [];
    const crowd = crowdOf({ ...gate, ...one }, live.today.inside, edition.site ?? null);
    return [{ gate, crowd }];
  });
  const [first] = shown;
  if (!first) return null;
  const alike = shown.every(({ crowd }) => crowd === first.crowd) ? first.crowd : null;
  return (
    <section class="gates-now" aria-labelledby="gates-now">
      <h2 id="gates-now">
        <InLegal locale={locale} section="event">
          {words.title}
        </InLegal>
      </h2>
      {alike && shown.length > 1 ? (
        <>
          <p class={`crowd ${alike}`}>
            <Icon name={CROWD_SHAPES[alike]} size={24} />{' '}
            <InLegal locale={locale} section="event">
              {words.all[alike]}
            </InLegal>
          </p>
          <details class="more">
            <summary>
              <InLegal locale={locale} section="event">
                {words.each}
              </InLegal>
            </summary>
            <GateList locale={locale} shown={shown} />
          </details>
        </>
      ) : (
        <GateList locale={locale} shown={shown} />
      )}
      <p class="small muted">
        <InLegal locale={locale} section="event">
          {words.asOf(clockTime(live.as_of))}
        </InLegal>
      </p>
    </section>
  );
}

function GateList({ locale, shown }: { locale: Locale; shown: readonly GateNow[] }) {
  const words = eventPageWords[locale].gates;
  return (
    <ul class="gate-list">
      {shown.map(({ gate, crowd }) => (
        <li>
          <span>
            <Written text={gate.name} locale={locale} within={(said) => <bdi>{said}</bdi>} />
            {gate.step_free && (
              <>
                {' '}
                <small>
                  <Icon name="disabled" />{' '}
                  <InLegal locale={locale} section="event">
                    {words.stepFree}
                  </InLegal>
                </small>
              </>
            )}
          </span>{' '}
          <span class={`crowd ${crowd}`}>
            <Icon name={CROWD_SHAPES[crowd]} />{' '}
            <InLegal locale={locale} section="event">
              {words.states[crowd]}
            </InLegal>
          </span>
        </li>
      ))}
    </ul>
  );
}
