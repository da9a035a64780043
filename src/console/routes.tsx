import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { can } from '../domain/archive.ts';
import { Problem } from '../domain/problem.ts';
import { may } from '../domain/roles.ts';
import type { Env } from '../env.ts';
import { withoutTail } from '../http/address-tail.ts';
import { readBoard } from '../operations/read-live.ts';
import { endSession } from '../operations/sessions.ts';
import { loadOrders } from '../store/gates/orders.ts';
import { sessionCookie } from '../store/members/sessions.ts';
import { noticesNow } from '../store/notices/notices.ts';
import { windowCounts } from '../store/registrations/registered.ts';
import { serialsRunningOut } from '../store/registrations/serials-left.ts';
import { alerts } from './board/alerts.tsx';
import { BoardPage } from './board/page.tsx';
import { coaches } from './coaches/coach-routes.tsx';
import { deskRecords } from './desk/record-routes.tsx';
import { desk } from './desk/routes.tsx';
import { checklist } from './edition/checklist-routes.tsx';
import { days } from './edition/days-routes.tsx';
import { editions } from './edition/editions-routes.tsx';
import { setUpGates } from './edition/gates-routes.tsx';
import { picture } from './edition/picture-routes.tsx';
import { plan } from './edition/plan-routes.tsx';
import { preview } from './edition/preview-routes.tsx';
import { programme } from './edition/programme-routes.tsx';
import { questions } from './edition/questions-routes.tsx';
import { settings } from './edition/settings-routes.tsx';
import { windowsTable } from './edition/windows-table-routes.tsx';
import { firstPage } from './entry/first-page.ts';
import { join } from './entry/join-routes.tsx';
import { languages } from './entry/language-routes.tsx';
import { own } from './entry/own-routes.tsx';
import { passkeys } from './entry/passkey-routes.tsx';
import { screens } from './entry/screen-routes.tsx';
import { signInPage } from './entry/sign-in.tsx';
import { signIn } from './entry/sign-in-routes.tsx';
import { releases } from './evening/release-routes.tsx';
import { sheet } from './evening/routes.tsx';
import { exportRoutes } from './exports/routes.tsx';
import { handIns } from './gates/hand-in-routes.tsx';
import { practice } from './gates/practice-routes.tsx';
import { gates } from './gates/routes.tsx';
import { readToDo } from './home/read-to-do.ts';
import { importResults } from './import/result-routes.tsx';
import { imports } from './import/routes.tsx';
import { log } from './log/routes.tsx';
import { bulks } from './messages/bulk-routes.tsx';
import { channels } from './messages/channel-routes.tsx';
import { messages } from './messages/routes.tsx';
import { notices } from './notices/routes.tsx';
import { printing } from './printing/routes.tsx';
import { privacy } from './privacy/routes.tsx';
import { reports } from './report/routes.tsx';
import { requests } from './requests/routes.tsx';
import { forgetSession } from './shell/browser-cookies.ts';
import { dayAhead } from './shell/day.ts';
import { ArchivedPage, ForbiddenPage, NoEditionPage, NoRolePage } from './shell/error-pages.tsx';
import { answerOnce } from './shell/form.tsx';
import {
  type ConsoleApp,
  inviteeContext,
  language,
  type MemberApp,
  memberContext,
  requirePermission,
  session,
  sessionSecret,
} from './shell/session.ts';
import { renewal } from './shell/session-strip.tsx';
import { groupCodes } from './team/group-code-routes.tsx';
import { people } from './team/routes.tsx';
import { lists } from './visitors/list-routes.tsx';
import { records } from './visitors/record-routes.tsx';
import { visitorSearch } from './visitors/search-routes.tsx';
import { wishes } from './wishes/routes.tsx';
import { wishSetUp } from './wishes/set-up-routes.tsx';
import { wordReview } from './words/routes.tsx';

/** Everything under /console. A page is open only to the roles that its route names. */
export const consoleRoutes = new Hono<ConsoleApp>();

consoleRoutes.use('/console/*', language, session, async (c, next) => {
  c.header('Cache-Control', 'no-store');
  // Not `no-referrer`: browsers then send `Origin: null` with our own forms.
  c.header('Referrer-Policy', 'same-origin');
  c.set('openPage', (path, secret) => openPage(c, path, secret));
  await next();
});

async function openPage(c: Context<ConsoleApp>, path: string, secret: string): Promise<Response> {
  const { now, requestId, visitorPage } = c.var;
  const sameRequest = createMiddleware<ConsoleApp>(async function sameRequest(inner, next) {
    inner.set('now', now);
    inner.set('requestId', requestId);
    inner.set('visitorPage', visitorPage);
    await next();
  });
  const inside = new Hono<ConsoleApp>().use(sameRequest).route('/', consoleRoutes);
  const cookies = { ...getCookie(c), [sessionCookie(c.env)]: secret };
  const Cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const address = new URL(path, c.req.url);
  address.searchParams.set('lang', c.var.locale);
  return inside.request(address, { headers: { Cookie: Cookie.join('; ') } }, c.env);
}

consoleRoutes.get('/console', async (c) => {
  const { person, now } = c.var;
  const [chosen, from] = [c.req.query('edition'), c.req.query('from')];
  const path = person && (await firstPage(c.env, person, now, { chosen, from }));
  if (!path) throw new Problem('unauthenticated');
  return c.redirect(path, 303);
});

consoleRoutes.post('/console/logout', async (c) => {
  const secret = sessionSecret(c);
  if (secret) await endSession(inviteeContext(c), { secret });
  forgetSession(c);
  return c.html(await signInPage(c, { left: true }));
});

const board = new Hono<MemberApp>();

board.get('/console/:slug', requirePermission('read_figures'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const windowsDay = dayAhead(edition, now);
  const live = await readBoard(memberContext(c), { edition, known: 0 });
  const [toDo, saying, windows, serials] = await Promise.all([
    may(member.role, 'read_gates') ? readToDo(c, live) : null,
    can(member.role, edition, 'publish_notice') ? readSaying(c.env, edition.number, now) : null,
    windowCounts(c.env.DB, edition.number, windowsDay, now),
    serialsRunningOut(c.env.DB, edition.number, now),
  ]);
  return c.html(
    <BoardPage
      {...{ locale, member, edition, now, live, windows, windowsDay, serials, toDo, saying }}
    />,
  );
});

/** What the gates' state asks of whoever publishes. */
async function readSaying(env: Env, event: number, now: number) {
  const [{ holds }, { list: notices }] = await Promise.all([
    loadOrders(env.DB, event),
    noticesNow(env, event, now),
  ]);
  return { holds: holds.filter((one) => one.ends_at === null || one.ends_at > now), notices };
}

/**
 * What the board requests every few seconds, also while its socket is away. `known`: the revision of
 * today's curve that it has.
 */
board.get('/console/:slug/now', requirePermission('read_figures'), async (c) => {
  const known = Number(c.req.query('known') ?? 0);
  const revision = Number.isSafeInteger(known) && known > 0 ? known : 0;
  const { edition } = c.var;
  return c.json(await readBoard(memberContext(c), { edition, known: revision }));
});

consoleRoutes
  .route('/', signIn)
  .route('/', join)
  .route('/', passkeys)
  .route('/', own)
  .route('/', screens)
  .route('/', languages)
  .use('/console/:slug/*', answerOnce)
  .route('/', board)
  .route('/', gates)
  .route('/', coaches)
  .route('/', alerts)
  .route('/', handIns)
  .route('/', practice)
  .route('/', people)
  .route('/', log)
  .route('/', privacy)
  .route('/', groupCodes)
  .route('/', requests)
  .route('/', desk)
  .route('/', deskRecords)
  .route('/', sheet)
  .route('/', reports)
  .route('/', exportRoutes)
  .route('/', releases)
  .route('/', visitorSearch)
  .route('/', lists)
  .route('/', imports)
  .route('/', importResults)
  .route('/', checklist)
  .route('/', settings)
  .route('/', wishSetUp)
  .route('/', wishes)
  .route('/', wordReview)
  .route('/', days)
  .route('/', windowsTable)
  .route('/', notices)
  .route('/', messages)
  .route('/', channels)
  .route('/', bulks)
  .route('/', records)
  .route('/', setUpGates)
  .route('/', programme)
  .route('/', questions)
  .route('/', plan)
  .route('/', picture)
  .route('/', printing)
  .route('/', preview)
  .route('/', editions)
  .route('/', renewal);

consoleRoutes.onError(async (error, c) => {
  if (!(error instanceof Problem)) throw error;
  const { locale } = c.var;
  const path = error.code === 'not_found' ? withoutTail(c.req) : null;
  if (path !== null) return c.redirect(path, 301);
  if (error.code === 'unauthenticated' && c.var.person) {
    return c.html(<NoRolePage locale={locale} />, error.status);
  }
  if (error.code === 'unauthenticated') {
    return c.html(await signInPage(c), error.status);
  }
  if (error.code === 'not_found') return c.html(<NoEditionPage locale={locale} />, error.status);
  if (error.code === 'edition_archived') {
    return c.html(<ArchivedPage locale={locale} />, error.status);
  }
  const { session: member } = c.var;
  if (error.code !== 'forbidden' || !member) throw error;
  return c.html(<ForbiddenPage locale={locale} member={member} />, error.status);
});
