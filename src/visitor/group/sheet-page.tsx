import { raw } from 'hono/html';
import { bayOf } from '../../domain/coaches.ts';
import { groupCode } from '../../domain/code.ts';
import { assignedGate, type Edition, type Gate, slotsOf } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { ticketUrl } from '../../domain/token.ts';
import { formatCalendarDate, formatNumber, formatSpan } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { qrSvg } from '../../ui/qr.ts';
import { Written } from '../../ui/written.tsx';
import type { ManageFacts } from '../manage/facts.ts';
import { ManageFrame } from '../manage/manage-page.tsx';
import { managePath } from '../shared/links.ts';
import { type Coach, coachesOf } from './coach.ts';
import { Spoken } from './group-coaches.tsx';

/**
 * One sheet for the whole group: a part for each coach, to be cut off and handed to whoever is in
 * charge of it. Nothing on it leads to the private page.
 */
export function GroupSheetPage({ publicUrl, ...facts }: ManageFacts & { publicUrl: string }) {
  const { locale, edition, registration, secret, group } = facts;
  const words = groupWords[locale];
  const coaches = coachesOf(registration);
  const shown = coaches.filter(({ ticket }) => ticket.state === 'valid');
  const all = coaches.length;
  return (
    <ManageFrame {...facts} title={words.sheet.title} spoken={legalLocale(locale, 'group')} sheet>
      <Spoken locale={locale}>
        <p class="sheet-lead">{words.sheet.lead}</p>
        <p class="actions sheet-actions">
          <PrintButton class="button quiet" text={words.print} />
          <a class="button quiet" href={managePath(secret, locale)}>
            {words.sheet.back}
          </a>
        </p>
        <div class="coach-parts">
          {shown.map((coach) => (
            <CoachPart
              {...{ coach, all, edition, locale, publicUrl }}
              organisation={group?.organisation ?? null}
            />
          ))}
        </div>
      </Spoken>
    </ManageFrame>
  );
}

function CoachPart({
  coach,
  all,
  edition,
  locale,
  publicUrl,
  organisation,
}: {
  coach: Coach;
  all: number;
  edition: Edition;
  locale: Locale;
  publicUrl: string;
  organisation: string | null;
}) {
  const { ticket, number } = coach;
  const said = legalLocale(locale, 'group');
  const words = groupWords[said];
  const shown = visitorWords[said].ticket;
  const day = edition.days.find((one) => one.number === ticket.day);
  const slot = slotsOf(edition).get(ticket.slot);
  const gate = assignedGate(edition.gates, ticket);
  const bay = bayOf(edition.gates, ticket);
  return (
    <article class="coach-part">
      <div class="qr">{raw(qrSvg(ticketUrl(publicUrl, ticket.token), { label: shown.qr }))}</div>
      <div class="coach-facts">
        <h2>{words.ofAll(formatNumber(number, said), formatNumber(all, said))}</h2>
        <p>
          <Written text={edition.name} locale={said} /> ·{' '}
          <Written text={edition.city} locale={said} />
        </p>
        {organisation && (
          <p>
            <bdi>{organisation}</bdi>
          </p>
        )}
        <p class="coach-when">
          <Emblem day={ticket.day} size={40} locale={said} />
          <span>
            <strong>{day && formatCalendarDate(day.date, said, 'without_year')}</strong>{' '}
            {slot && formatSpan(slot.starts_at, slot.ends_at, said, edition.timezone)}
          </span>
        </p>
        <p class="coach-where">
          {gate && <GateOf gate={gate} locale={said} />}
          {bay && <strong>{words.bay(bay)}</strong>}
        </p>
        <p>{shown.people(ticket.adults, ticket.children)}</p>
        <p>
          <bdi class="code">{groupCode(ticket.code)}</bdi>
        </p>
        <p class="hint">{words.sheet.enough}</p>
      </div>
    </article>
  );
}

/** The gate by its sign and its name; a name that begins with the sign says both. */
function GateOf({ gate, locale }: { gate: Gate; locale: Locale }) {
  const sign = groupWords[locale].gate(signOf(gate));
  const name = <Written text={gate.name} locale={locale} />;
  const said = gate.name[languageOf(gate.name, locale)].toLowerCase();
  const rest = said.startsWith(sign.toLowerCase()) ? said.slice(sign.length) : null;
  // “Gate 12” does not begin with the sign 1.
  if (rest !== null && !/^[\p{L}\p{N}]/u.test(rest)) return <strong>{name}</strong>;
  return (
    <>
      <strong>{sign}</strong> ({name})
    </>
  );
}
