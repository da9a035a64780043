import { groupCode } from '../../domain/code.ts';
import { assignedGate } from '../../domain/edition.ts';
import { commonWords } from '../../i18n/common.ts';
import { recordWords } from '../../i18n/record.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { RecordTicketView } from '../../operations/open-record.ts';
import { secondAt } from '../shell/clock.ts';
import type { RecordProps } from './record-props.ts';
import { refusalWords } from './refusal-words.ts';
import { windowOf } from './window-of.ts';

/** Each ticket, its gate, and what it admitted: how many, by which gate, when. */
export function RecordTickets(props: RecordProps) {
  const words = recordWords[props.locale];
  const { tickets } = props.record;
  return (
    <section class="panel" aria-labelledby="tickets">
      <h2 id="tickets">{words.tickets}</h2>
      {tickets.length === 0 ? (
        <p>{words.noTickets}</p>
      ) : (
        <ul class="record-tickets">
          {tickets.map((ticket) => (
            <TicketLine {...props} ticket={ticket} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TicketLine({
  locale,
  edition,
  now,
  record,
  ticket,
}: RecordProps & { ticket: RecordTicketView }) {
  const words = recordWords[locale];
  const { ticket: ticketWords } = visitorWords[locale];
  const gate = assignedGate(edition.gates, { ...ticket, kind: record.kind })?.name[locale];
  return (
    <li data-ticket={ticket.serial}>
      <p>
        <b>
          <bdi dir="ltr">{groupCode(ticket.code)}</bdi>
        </b>{' '}
        · {ticketWords.people(ticket.adults, ticket.children)} · {ticketWords.states[ticket.state]}
        {!ticket.held && ` · ${words.former}`}
      </p>
      <p class="hint">
        {windowOf(ticket.slot, edition, locale)}
        {gate && ` · ${gate}`}
      </p>
      <Movements {...{ locale, edition, now, ticket }} />
      <Refusals {...{ locale, edition, now, ticket }} />
    </li>
  );
}

type PassageProps = Pick<RecordProps, 'locale' | 'edition' | 'now'> & { ticket: RecordTicketView };

function Movements({ locale, edition, now, ticket }: PassageProps) {
  const words = recordWords[locale];
  if (ticket.movements.length === 0) return <p class="hint">{words.notIn}</p>;
  return (
    <ul>
      {ticket.movements.map(({ at, people, gate }) => {
        const name = gateName(gate, { locale, edition });
        const said = commonWords[locale].people(Math.abs(people));
        const time = secondAt(at, now, edition.timezone);
        return <li>{people < 0 ? words.exit(said, name, time) : words.entry(said, name, time)}</li>;
      })}
    </ul>
  );
}

/** When, where and why a gate refused it: what its holder comes to the desk about. */
function Refusals({ locale, edition, now, ticket }: PassageProps) {
  const words = recordWords[locale];
  if (ticket.refusals.length === 0) return null;
  return (
    <ul class="record-refusals">
      {ticket.refusals.map(({ at, gate, reason }) => {
        const time = secondAt(at, now, edition.timezone);
        const why = refusalWords(reason, locale);
        return <li>{words.refused(why, gateName(gate, { locale, edition }), time)}</li>;
      })}
    </ul>
  );
}

function gateName(gate: number, { locale, edition }: Pick<RecordProps, 'locale' | 'edition'>) {
  return edition.gates.find(({ number }) => number === gate)?.name[locale] ?? '–';
}
