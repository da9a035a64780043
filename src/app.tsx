import { Hono, type HonoRequest } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { events } from './api/events.ts';
import { health } from './api/health.ts';
import { openapi } from './api/openapi.ts';
import { operator } from './api/operator.ts';
import { registrations } from './api/registrations.ts';
import { consoleRoutes } from './console/routes.tsx';
import { isLocale, type Locale } from './domain/kinds.ts';
import { Problem } from './domain/problem.ts';
import type { App } from './env.ts';
import { mayBeDevice, nonceForDevice } from './gate/device-auth.ts';
import { gatePage } from './gate/page.tsx';
import { gate } from './gate/routes.ts';
import { problemJson } from './http/problem-json.ts';
import {
  addressCeiling,
  configured,
  ownOrigin,
  saidOrigin,
  securityHeaders,
} from './http/security.ts';
import { withoutSlash } from './http/trailing-slash.ts';
import { problemPage } from './ui/problem-page.tsx';
import { formLimit } from './visitor/form-body.ts';
import { visitor } from './visitor/routes.tsx';

/** The whole service. What no route claims is not there, for anybody. */
export const app = new Hono<App>();

app.use(async function stampRequest(c, next) {
  c.set('now', Date.now());
  c.set('requestId', crypto.randomUUID());
  await next();
});
app.use(securityHeaders);
app.route('/', health);
app.use(configured, ownOrigin);
app.use('/api/v1/events/*', addressCeiling);
app.use('/api/v1/events/:slug/live', nonceForDevice, mayBeDevice);
// On the path as it is routed: an address can be written in many ways.
app.use('/console/*', saidOrigin, formLimit);
app.route('/api/v1', events);
app.route('/api/v1', registrations);
app.route('/api/v1', gate);
app.route('/api/v1', operator);
app.route('/api/v1', openapi);
app.route('/', gatePage);
app.route('/', consoleRoutes);
app.route('/', visitor);

app.notFound((c) => {
  const path = withoutSlash(c);
  if (path !== null) return c.redirect(path, 301);
  throw new Problem('not_found');
});

app.onError((error, c) => {
  const problem = problemOf(error);
  if (c.req.path.startsWith('/api/')) return problemJson(problem);
  c.header('Cache-Control', 'no-store');
  if (problem.retryAfter !== null) c.header('Retry-After', String(problem.retryAfter));
  return c.html(problemPage(localeOf(c.req), problem, c.get('requestId')), problem.status);
});

/** Every failure as one the service names. What was not expected says nothing of itself outside. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem('invalid_request', { detail: 'The request could not be read.' });
  }
  // The name alone: messages of the database carry what people typed.
  console.error(`unexpected ${error.name}`);
  return new Problem('internal');
}

/** The reader's language: of the address, else the first that the browser asks for, else Arabic. */
function localeOf(request: HonoRequest): Locale {
  const [, inPath] = request.path.split('/');
  if (isLocale(inPath)) return inPath;
  const [first = ''] = (request.header('Accept-Language') ?? '').toLowerCase().split(/[-,;]/);
  return isLocale(first) ? first : 'ar';
}
