import { type Context, Hono } from 'hono';
import { localWritten } from '../../domain/calendar.ts';
import { groupCode } from '../../domain/code.ts';
import { assignedGate, slotsOf } from '../../domain/edition.ts';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import type { TicketView } from '../../domain/registration.ts';
import { ticketUrl } from '../../domain/token.ts';
import { TOKEN_LENGTH } from '../../domain/token-length.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { readPushKey, stopTelling, tellBrowser } from '../../operations/tell-browser.ts';
import { editionByNumber, type StoredEdition } from '../../store/editions/editions.ts';
import { ticketByToken } from '../../store/registrations/tickets.ts';
import { qrSvg } from '../../ui/qr.ts';
import { noticesShown } from '../notices/notices-shown.ts';
import { SECRET_PART, ticketPath } from '../shared/links.ts';
import { gatesOfDay } from '../shared/live-now.ts';
import { showLost } from '../shared/lost-page.tsx';
import { readTelling, tellingBody } from '../shared/telling-body.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { calendarFile } from './calendar-file.ts';
import { TicketPage } from './ticket-page.tsx';
import { shownStateOf, showsCode } from './ticket-state.ts';

/**
 * A ticket's page, its code as an image, its appointment: in either case of letters. What a phone keeps
 * of a page lies under one address: that of the code leads there.
 */
export const ticketRoutes = new Hono<App>()
  .get(`/t/${SECRET_PART}`, (c) => showTicket(c))
  .get(`/T/${SECRET_PART}`, (c) => leadToPage(c))
  .post(`/t/${SECRET_PART}`, tellingBody, (c) => changeTelling(c));

const LOST = { secret: '', ending: '' } as const;

interface OpenTicket {
  readonly ticket: TicketView;
  readonly edition: StoredEdition;
  readonly locale: Locale;
  readonly now: number;
}

async function leadToPage(c: Context<App>) {
  const { secret, ending } = secretInPath(c.req.param('secret') ?? '', TOKEN_LENGTH) ?? LOST;
  if (secret === '' || ending !== '') return showTicket(c);
  const lang = wordInQuery(c.req, 'lang');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'private, no-cache');
  return c.redirect(ticketPath(secret, isLocale(lang) ? lang : undefined), 302);
}

async function showTicket(c: Context<App>) {
  const { secret: token, ending } = secretInPath(c.req.param('secret') ?? '', TOKEN_LENGTH) ?? LOST;
  const lang = wordInQuery(c.req, 'lang');
  const open = await openTicket(c, token, lang);
  c.header('Referrer-Policy', 'no-referrer');
  if (!open) return showLost(c, 'ticket');
  // Stored by the phone alone, so that a tab reopened without a network still shows the ticket;
  // requested again whenever there is one.
  c.header('Cache-Control', 'private, no-cache');
  switch (ending) {
    case '.svg':
      return ticketImage(c, open);
    case '.ics':
      return ticketAppointment(c, open);
    default: {
      const { edition, ticket, now } = open;
      const live = await gatesOfDay(c.env, edition, ticket.day, now);
      const gate = assignedGate(edition.gates, ticket)?.number ?? null;
      const notices = await noticesShown(c.env, edition, gate, now);
      const pushKey = await readPushKey(visitorContext(c, edition), edition);
      const shown = { ...open, live, notices, pushKey, publicUrl: c.env.PUBLIC_URL };
      return c.html(<TicketPage {...shown} />);
    }
  }
}

/** A browser asks to be told of changes of this ticket, or no more. */
async function changeTelling(c: Context<App>) {
  const { secret: token } = secretInPath(c.req.param('secret') ?? '', TOKEN_LENGTH) ?? LOST;
  const open = await openTicket(c, token, undefined);
  if (!open) throw new Problem('not_found');
  const asked = await readTelling(c);
  const { edition, ticket } = open;
  const context = visitorContext(c, edition);
  if ('endpoint' in asked) await stopTelling(context, { edition, ticket, ...asked });
  // What is told names the ticket that is valid now: never to who holds one that was replaced.
  else if (isUsable(open)) await tellBrowser(context, { edition, ticket, ...asked });
  else throw new Problem('not_found');
  return c.body(null, 204);
}

async function openTicket(
  c: Context<App>,
  token: string,
  lang: string | undefined,
): Promise<OpenTicket | null> {
  const now = c.get('now');
  const ticket = await ticketByToken(c.env, token, now);
  const edition = ticket && (await editionByNumber(c.env, ticket.event, now));
  c.set('editionNumber', edition?.number);
  if (!ticket || !edition) return null;
  return { ticket, edition, now, locale: isLocale(lang) ? lang : ticket.locale };
}

/** Whether the ticket still shows its code: one that does not has no image and no appointment. */
function isUsable(open: OpenTicket): boolean {
  return showsCode(shownStateOf(open));
}

function ticketImage(c: Context<App>, open: OpenTicket) {
  if (!isUsable(open)) return c.body(null, 404);
  const { ticket, locale } = open;
  const label = visitorWords[locale].ticket.qr;
  c.header('Content-Type', 'image/svg+xml; charset=utf-8');
  return c.body(qrSvg(ticketUrl(c.env.PUBLIC_URL, ticket.token), { label }));
}

function ticketAppointment(c: Context<App>, open: OpenTicket) {
  const { ticket, edition, locale, now } = open;
  if (!isUsable(open)) return c.body(null, 404);
  const words = visitorWords[locale].ticket;
  const slot = slotsOf(edition).get(ticket.slot);
  if (!slot) return c.body(null, 404);
  c.header('Content-Type', 'text/calendar; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="abwab-${ticket.code}.ics"`);
  return c.body(
    calendarFile({
      uid: `ticket-${edition.number}-${ticket.serial}@${new URL(c.env.PUBLIC_URL).hostname}`,
      starts: localWritten(slot.starts_at, edition.timezone),
      ends: localWritten(slot.ends_at, edition.timezone),
      summary: edition.name[locale],
      location: `${edition.venue[locale]}, ${edition.city[locale]}`,
      description: words.codeIs(groupCode(ticket.code)),
      url: `${new URL(c.env.PUBLIC_URL).origin}${ticketPath(ticket.token)}`,
      stamp: now,
    }),
  );
}
