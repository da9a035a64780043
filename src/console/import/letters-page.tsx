import { groupCode } from '../../domain/code.ts';
import { assignedGate, slotsOf } from '../../domain/edition.ts';
import { ticketUrl } from '../../domain/token.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { importWords } from '../../i18n/imports.ts';
import { phoneWords } from '../../i18n/phones.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { ImportedGroup } from '../../operations/imported-list.ts';
import { Break } from '../../ui/break.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { qrPath } from '../../ui/qr.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { type ImportProps, ImportWork, importPath } from './parts.tsx';

interface LettersProps extends ImportProps {
  groups: readonly ImportedGroup[];
  /** The origin in the QR codes. */
  publicUrl: string;
  /** Of the list. */
  id: string;
}

/** Letters to print, one page a group, each in the language of its tickets. */
export function LettersPage(props: LettersProps) {
  const { locale, edition, groups, id } = props;
  const words = importWords[locale];
  const confirmed = groups.filter(({ tickets }) => tickets.some(({ state }) => state === 'valid'));
  return (
    <ImportWork {...props} title={words.lettersTitle} print={phoneWords[locale].cards.print}>
      <p class="actions">
        <a class="plain" href={`${importPath(edition)}/${id}`}>
          {words.steps[3]}
        </a>
      </p>
      {confirmed.length === 0 ? (
        <EmptyState text={words.noneReady} />
      ) : (
        <div class="letters">
          {confirmed.map((group) => (
            <Letter {...props} group={group} />
          ))}
        </div>
      )}
    </ImportWork>
  );
}

function Letter({ edition, group, publicUrl }: LettersProps & { group: ImportedGroup }) {
  const tickets = group.tickets.filter(({ state }) => state === 'valid');
  const [first] = tickets;
  if (!first) return null;
  const { locale } = first;
  const words = importWords[locale];
  const slot = slotsOf(edition).get(first.slot);
  const day = edition.days.find(({ number }) => number === first.day);
  return (
    <article class="letter" lang={locale} dir={directionOf(locale)}>
      <p class="letter-event">
        <b>{edition.name[locale]}</b> · {edition.city[locale]}
      </p>
      <h2>
        <bdi>{group.organisation ?? '–'}</bdi>
      </h2>
      <p>{words.letter.lead}</p>
      <div class="letter-when">
        <Emblem day={first.day} size={76} locale={locale} />
        <p>
          <b>{day && formatCalendarDate(day.date, locale, 'without_year')}</b>
          <Break /> {slot && formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
        </p>
      </div>
      <ul class="letter-tickets">
        {tickets.map((ticket, at) => (
          <li>
            <QrCode
              text={ticketUrl(publicUrl, ticket.token)}
              label={visitorWords[locale].ticket.qr}
            />
            <p>
              {tickets.length > 1 && <b>{words.letter.coach(at + 1, tickets.length)}</b>}{' '}
              <bdi class="letter-code" dir="ltr">
                {groupCode(ticket.code)}
              </bdi>{' '}
              <span>{visitorWords[locale].ticket.people(ticket.adults, ticket.children)}</span>{' '}
              <span>{assignedGate(edition.gates, ticket)?.name[locale]}</span>
            </p>
          </li>
        ))}
      </ul>
      <p class="letter-link">
        {words.letter.change} <bdi dir="ltr">{group.manage_url}</bdi>
      </p>
      <p class="hint">{words.letter.names}</p>
    </article>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#FFFFFF" />
      <path fill="#000000" d={path} />
    </svg>
  );
}
