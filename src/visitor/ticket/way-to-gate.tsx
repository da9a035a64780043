import type { Live } from '../../contract/answers/live.ts';
import { assignedGate, type Edition, type Gate } from '../../domain/edition.ts';
import { crowdOf } from '../../domain/gate-crowd.ts';
import type { Locale, Localized } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { clockTime } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { placeOf } from '../../ui/place-of.ts';
import { WithWritten, Written } from '../../ui/written.tsx';
import { CROWD_SHAPES } from '../event/gates-now.tsx';
import { geoOf, PlanFigure, shownOf } from '../event/getting-there.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import type { TicketFacts } from './ticket-card.tsx';
import { isInSession } from './ticket-state.ts';

export type WayFacts = TicketFacts & { readonly live?: Live | null };

/**
 * How to come to the gate of a ticket: the place, what is written of the way, how its gate is now, the
 * gate in a maps app, and the plan, which is in the page itself so that it is there without a network.
 */
export function WayToGate(facts: WayFacts) {
  const { locale, edition, ticket } = facts;
  const words = visitorWords[locale].ticket;
  const gate = assignedGate(edition.gates, ticket);
  return (
    <section class="way-to-gate">
      <h2>
        <Icon name="map-pin" /> {words.reach}
      </h2>
      <p>
        <WithWritten
          sentence={words.reachText(placeOf(0), placeOf(1))}
          texts={[edition.venue, edition.city]}
          locale={locale}
        />{' '}
        {gate && (
          <WithWritten sentence={words.reachGate(placeOf(0))} texts={[gate.name]} locale={locale} />
        )}
      </p>
      {gate && <GateNow {...facts} gate={gate} />}
      <WrittenWay locale={locale} text={edition.texts?.directions} />
      {ticket.step_free && <WrittenWay locale={locale} text={edition.texts?.step_free_way} />}
      {gate && <InMaps locale={locale} gates={[gate, ...insteadOf(gate, facts)]} />}
      <FoldedPlan locale={locale} edition={edition} />
    </section>
  );
}

/** In which state the gate is, on the ticket's day; where else to go is said at the head of the page. */
function GateNow({ locale, edition, ticket, live, now, gate }: WayFacts & { gate: Gate }) {
  const shown = live?.gates.find(({ id }) => id === String(gate.number));
  if (!live || !shown || !isInSession(edition, ticket.day, now)) return null;
  const crowd = crowdOf({ ...gate, ...shown }, live.today.inside, edition.site ?? null);
  const words = eventPageWords[locale].gates;
  return (
    <p class="gate-state">
      <Written text={gate.name} locale={locale} within={(said) => <bdi>{said}</bdi>} />{' '}
      <span class={`crowd ${crowd}`}>
        <Icon name={CROWD_SHAPES[crowd]} />{' '}
        <InLegal locale={locale} section="event">
          {words.states[crowd]}
        </InLegal>
      </span>{' '}
      <small>
        <InLegal locale={locale} section="event">
          {words.asOf(clockTime(live.as_of))}
        </InLegal>
      </small>
    </p>
  );
}

function WrittenWay({ locale, text }: { locale: Locale; text: Localized | undefined }) {
  if (!text?.[locale]) return null;
  return (
    <p class="written" dir="auto">
      <Written text={text} locale={locale} />
    </p>
  );
}

/** The gate to which people are sent while theirs lets nobody in. */
function insteadOf(gate: Gate, { edition, live }: WayFacts): Gate[] {
  const shown = live?.gates.find(({ id }) => id === String(gate.number));
  if (!shown || shown.state === 'open') return [];
  return edition.gates.filter(({ number }) => String(number) === shown.send_to);
}

/** Opened by the maps app that the phone has, without a network too: no host is asked. */
function InMaps({ locale, gates }: { locale: Locale; gates: readonly Gate[] }) {
  const placed = gates.filter(({ position }) => position);
  if (placed.length === 0) return null;
  return (
    <ul class="quiet-links">
      {placed.map(({ name, position }) => (
        <li>
          <a href={geoOf(position, name[languageOf(name, locale)])}>
            <span>
              <InLegal locale={locale} section="event">
                {eventPageWords[locale].way.maps}
              </InLegal>
              {' · '}
              <Written text={name} locale={locale} within={(said) => <bdi>{said}</bdi>} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function FoldedPlan({ locale, edition }: { locale: Locale; edition: Edition }) {
  if (shownOf(edition).length === 0) return null;
  return (
    <details class="more">
      <summary>
        <InLegal locale={locale} section="event">
          {eventPageWords[locale].way.plan}
        </InLegal>
      </summary>
      <PlanFigure locale={locale} edition={edition} />
    </details>
  );
}
