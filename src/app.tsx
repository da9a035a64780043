import { type Context, Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { callbacks } from './api/callbacks.ts';
import { events } from './api/events.ts';
import { health } from './api/health.ts';
import { openapi } from './api/openapi.ts';
import { operator } from './api/operator.ts';
import { registrations } from './api/registrations.ts';
import { waitList } from './api/wait-list.ts';
import { bringsList } from './console/import/list-sender.ts';
import { operatorReports } from './console/report/operator-routes.tsx';
import { consoleRoutes } from './console/routes.tsx';
import { isLocale, type Locale } from './domain/kinds.ts';
import { secretAtStart } from './domain/link-text.ts';
import { LIST_BODY_MAX } from './domain/lists/bounds.ts';
import { Problem } from './domain/problem.ts';
import type { App } from './env.ts';
import { mayBeDevice, nonceForDevice } from './gate/device-auth.ts';
import { gatePage } from './gate/page.tsx';
import { gate } from './gate/routes.ts';
import { behindAccess } from './http/access.ts';
import { withoutTail, wordInQuery } from './http/address-tail.ts';
import { bodyUpTo } from './http/body-limit.ts';
import { addressCeiling, guessCeiling, holderCeiling } from './http/ceilings.ts';
import { isCutOff, isDatabaseUnable } from './http/failure.ts';
import { memoryCeilings } from './http/memory-ceilings.ts';
import { observe } from './http/observe.ts';
import { problemJson } from './http/problem-json.ts';
import { robots, unlisted } from './http/robots.ts';
import { configured, ownHost, ownOrigin, securityHeaders, statedOrigin } from './http/security.ts';
import { securityTxt } from './http/security-txt.ts';
import { zoneDataTold } from './http/zone-data.ts';
import { sessionCookie } from './store/members/sessions.ts';
import { problemPage } from './ui/problem-page.tsx';
import { visitorPage } from './visitor/preview/visitor-page.tsx';
import { visitor } from './visitor/routes.tsx';
import { formLimit, readableForm } from './visitor/shared/form-body.ts';
import { holderTurns } from './visitor/shared/holder-turns.ts';
import { preferredLocale } from './visitor/shared/language.ts';
import { SECRET_PART } from './visitor/shared/links.ts';
import { waysOut } from './visitor/shared/ways-out.ts';

/** When to ask again a database that could not write or read, s: its disk may be full. */
const RETRY_AFTER_S = 10;

/** Pages that hold an edition's texts in four languages, twice: as they were read and as they are. */
const EDITION_PAGE = /^\/console\/[^/]+\/edition(\/|$)/;
const editionFormLimit = bodyUpTo(1_048_576);

const listLimit = bodyUpTo(LIST_BODY_MAX);

/** Pages for staff, which link to no visitor's page. */
const STAFF = /^\/(console|gate)(\/|$)/;

/** The whole service. An address without a route is not found. */
export const app = new Hono<App>();

app.use(async function stampRequest(c, next) {
  c.set('now', Date.now());
  c.set('requestId', crypto.randomUUID());
  await next();
});
app.use(observe, securityHeaders, unlisted, zoneDataTold());
app.route('/', health);
app.route('/', robots);
app.route('/', securityTxt);
app.use(
  configured,
  memoryCeilings(() => Date.now()),
  ownHost,
  ownOrigin,
);
app.use('/api/v1/events/*', addressCeiling, guessCeiling('session', 401));
app.use('/api/v1/events/:slug/live/socket', holderCeiling('session', sessionOf));
app.use('/api/v1/devices', guessCeiling('code', 403));
for (const path of ['scans', 'ledger', 'hand-ins', 'rescues']) {
  app.use(`/api/v1/${path}`, guessCeiling('device', 401));
}
app.use('/api/v1/messages/callbacks/*', guessCeiling('callback', 403, 404));
app.use('/api/v1/operator/*', guessCeiling('operator', 401));
app.use('/api/v1/events/:slug/live', nonceForDevice, mayBeDevice);
// On the path as it is routed: an address can be written in many ways.
app.use('/console/*', behindAccess);
app.use('/console/join/*', guessCeiling('code', 403));
app.use('/console/enter', guessCeiling('code', 403));
// A thousand pages of one member at once took so long that the server was taken for dead, and ended.
app.use('/console/*', holderTurns(100, sessionOf));
app.use('/console/*', holderCeiling('session', sessionOf), guessCeiling('session', 401));
app.use(
  '/console/*',
  statedOrigin,
  async (c, next) => (await limitOf(c))(c, next),
  readableForm,
  async function prepareConsole(c, next) {
    c.set('browserLocale', preferredLocale(c.req.header('Accept-Language')));
    c.set('visitorPage', visitorPage);
    await next();
  },
);
// A private page is one family's; a ticket's page is open to everyone who sees its code.
for (const [kind, most] of [
  ['t', 16],
  ['T', 16],
  ['r', 4],
  ['w', 4],
] as const) {
  app.use(
    `/${kind}/${SECRET_PART}`,
    holderTurns(most, (c) => linkOf(c) ?? ''),
  );
  app.use(`/${kind}/${SECRET_PART}`, holderCeiling('link', linkOf), guessCeiling('link', 404));
}
app.route('/api/v1', events);
app.route('/api/v1', registrations);
app.route('/api/v1', callbacks);
app.route('/api/v1', waitList);
app.route('/api/v1', gate);
app.route('/api/v1', operator);
// After the guard that stands before every address of the operator.
app.route('/api/v1', operatorReports);
app.route('/api/v1', openapi);
app.route('/', gatePage);
app.route('/', consoleRoutes);
app.route('/', visitor);

app.notFound(() => {
  throw new Problem('not_found');
});

app.onError(async (error, c) => {
  const problem = problemOf(error);
  if (problem.code === 'busy') c.error = problem;
  if (c.req.path.startsWith('/api/')) return problemJson(problem);
  c.header('Cache-Control', 'no-store');
  const path = problem.code === 'not_found' ? withoutTail(c.req) : null;
  if (path !== null) return c.redirect(path, 301);
  if (problem.retryAfter !== null) c.header('Retry-After', String(problem.retryAfter));
  const locale = localeOf(c.req);
  const ways = STAFF.test(c.req.path) ? {} : await waysOut(c, locale);
  return c.html(problemPage(locale, problem, c.get('requestId'), ways), problem.status);
});

async function limitOf(c: Context<App>): Promise<MiddlewareHandler> {
  if (await bringsList(c)) return listLimit;
  return EDITION_PAGE.test(c.req.path) ? editionFormLimit : formLimit;
}

function sessionOf(c: Context<App>): string | undefined {
  return getCookie(c, sessionCookie(c.env));
}

/** A link is the same in either case of letters, whatever stands around its secret. */
function linkOf(c: Context<App>): string | undefined {
  return secretAtStart(c.req.param('secret') ?? '') || undefined;
}

/** Every failure as a problem of the service. An unexpected one shows no detail to the client. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem('invalid_request', { detail: 'The request could not be read.' });
  }
  if (isCutOff(error)) {
    return new Problem('invalid_request', { detail: 'The request ended too early.' });
  }
  if (isDatabaseUnable(error)) {
    const detail = 'The database takes nothing for now.';
    return new Problem('busy', { detail, retryAfter: RETRY_AFTER_S, cause: error });
  }
  return new Problem('internal');
}

/** The reader's language: of the address, else the browser's first. */
function localeOf(request: HonoRequest): Locale {
  const [, inPath] = request.path.split('/');
  const locale = [inPath, wordInQuery(request, 'lang')].find(isLocale);
  return locale ?? preferredLocale(request.header('Accept-Language'));
}
