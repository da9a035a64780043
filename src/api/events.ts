import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { EventAnswer } from '../contract/answers/event.ts';
import type { Live } from '../contract/answers/live.ts';
import { isoWithOffset, writtenOffset } from '../domain/calendar.ts';
import { isOff, registrationOpen, takesParties } from '../domain/edition.ts';
import { publicDays } from '../domain/figures/release.ts';
import { RECOUNT_PATH, readFileName } from '../domain/figures/release-paths.ts';
import { Problem } from '../domain/problem.ts';
import { may } from '../domain/roles.ts';
import { sha256 } from '../domain/sha256.ts';
import type { App } from '../env.ts';
import { hasTag } from '../http/entity-tag.ts';
import { readLive, watchLive } from '../operations/read-live.ts';
import { editionBySlug, type StoredEdition } from '../store/editions/editions.ts';
import { placesLeft } from '../store/editions/places.ts';
import { isDeviceOf } from '../store/gates/device-token.ts';
import { sessionCookie } from '../store/members/sessions.ts';
import { personBySession, roleIn, type SignedInPerson } from '../store/members/signed-in.ts';
import { noticesNow } from '../store/notices/notices.ts';
import { releasedFile, releasesNow } from '../store/releases/releases.ts';
import { describeFigures } from './figures.ts';
import { describeNotices } from './notices.ts';

/** A correction is public within seconds, and what was public stands in while the service is silent. */
const FIGURES_CACHED = 'public, max-age=1, stale-while-revalidate=2, stale-if-error=600';

/** The public data of an edition as JSON: what there is, what is left, how many are inside. */
export const events = new Hono<App>()
  .get('/events/:slug', async (c) => {
    const now = c.get('now');
    const edition = await found(c, c.req.param('slug'));
    const places = await placesLeft(c.env, edition.number, now);
    c.header('Cache-Control', 'public, max-age=2, stale-while-revalidate=30');
    return sameJson(c, places, () => describe(edition, places, now));
  })
  .get('/events/:slug/notices', async (c) => {
    const edition = await found(c, c.req.param('slug'));
    const notices = await noticesNow(c.env, edition.number, c.get('now'));
    c.header('Cache-Control', 'public, max-age=1, stale-while-revalidate=2, stale-if-error=600');
    return sameJson(c, notices, () => describeNotices(notices.list, edition));
  })
  .get('/events/:slug/figures', async (c) => {
    const edition = await found(c, c.req.param('slug'));
    const now = c.get('now');
    const releases = await releasesNow(c.env, edition.number, now);
    const { origin } = new URL(c.env.PUBLIC_URL);
    c.header('Cache-Control', FIGURES_CACHED);
    const body = bodyOf(releases, () => describeFigures(releases, { edition, origin }, now));
    return tagged(c, body, await tagOf(releases, body), 'application/json');
  })
  .get('/events/:slug/figures/recount.mjs', (c) => c.redirect(RECOUNT_PATH, 301))
  .get('/events/:slug/figures/:file', async (c) => {
    const edition = await found(c, c.req.param('slug'));
    const now = c.get('now');
    const asked = readFileName(c.req.param('file'));
    const days = publicDays(await releasesNow(c.env, edition.number, now), now);
    const versions = days.flatMap((one) => one.versions);
    // The newest of the day stands first.
    const release = versions.find(
      ({ number, figures }) =>
        figures.date === asked?.date && (asked.number === null || asked.number === number),
    );
    const csv = release && (await releasedFile(c.env, edition.number, release.number, now));
    if (!csv || !release) throw new Problem('not_found', { detail: 'Nothing is released there.' });
    const name = `${edition.slug}-${release.figures.date}-${release.number}.csv`;
    c.header('Cache-Control', FIGURES_CACHED);
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return tagged(c, csv, release.sha256, 'text/csv; charset=utf-8; header=present');
  })
  .get('/events/:slug/live', async (c) => {
    const edition = await found(c, c.req.param('slug'));
    if (await isInsider(c, edition.number)) {
      c.header('Cache-Control', 'private, no-store');
      return c.json(await readLive(c.env, edition, 'exact', c.get('now')));
    }
    c.header('Cache-Control', 'public, max-age=1, stale-while-revalidate=10');
    const live = await readLive(c.env, edition, edition.live_detail, c.get('now'));
    return sameJson(c, live, () => withoutAlerts(live));
  })
  .get('/events/:slug/live/socket', async (c) => {
    if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') {
      throw new Problem('invalid_request', { detail: 'This address is a WebSocket.' });
    }
    const origin = new URL(c.req.url).origin;
    const from = c.req.header('Origin');
    if (from !== origin && from !== new URL(c.env.PUBLIC_URL).origin)
      throw new Problem('forbidden');
    const edition = await found(c, c.req.param('slug'));
    const person = await signedIn(c);
    if (!person) throw new Problem('unauthenticated');
    const member = roleIn(person, edition.number);
    if (!member) throw new Problem('forbidden');
    const { role: actor, event, id, session } = member;
    const request = c.get('requestId');
    const context = { actor, by: { event, id }, env: c.env, now: c.get('now'), request };
    return watchLive(context, { session });
  });

/** A call for help is only for those who can answer it: a crowd that reads of it starts to move. */
function withoutAlerts({ alerts: _, ...live }: Live): Live {
  return live;
}

/** Finished bodies, by the remembered value that they were made from. */
const written = new WeakMap<object, string>();

/** The same answer in the same second is serialized once. */
function sameJson(c: Context<App>, from: object, make: () => object): Response {
  return c.body(bodyOf(from, make), 200, { 'Content-Type': 'application/json' });
}

function bodyOf(from: object, make: () => object): string {
  const body = written.get(from) ?? JSON.stringify(make());
  written.set(from, body);
  return body;
}

/** SHA-256 of finished bodies, by the same. */
const tags = new WeakMap<object, string>();

async function tagOf(from: object, body: string): Promise<string> {
  const tag = tags.get(from) ?? (await sha256(body));
  tags.set(from, tag);
  return tag;
}

/** The body, or 304 to whoever has it already, by the SHA-256 of its bytes. */
function tagged(c: Context<App>, body: string, sha: string, type: string): Response {
  const etag = `"${sha}"`;
  c.header('ETag', etag);
  if (hasTag(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
  return c.body(body, 200, { 'Content-Type': type });
}

async function found(c: Context<App>, slug: string): Promise<StoredEdition> {
  const edition = await editionBySlug(c.env, slug, c.get('now'));
  c.set('editionNumber', edition?.number);
  if (!edition || edition.status === 'draft') {
    throw new Problem('not_found', { detail: 'There is no such event.' });
  }
  return edition;
}

async function signedIn(c: Context<App>): Promise<SignedInPerson | null> {
  const secret = getCookie(c, sessionCookie(c.env));
  // Automatic requests of a page for figures are no use of the session.
  return secret ? personBySession(c.env, secret, c.get('now'), false) : null;
}

/** A member of the edition, by their session, or one of its gate phones. */
async function isInsider(c: Context<App>, event: number): Promise<boolean> {
  const sender = c.get('sender');
  if (sender) return isDeviceOf(c.env.DB, sender, event);
  const person = await signedIn(c);
  const member = person && roleIn(person, event);
  return member !== null && may(member.role, 'read_figures');
}

function describe(
  edition: StoredEdition,
  places: ReadonlyMap<number, number>,
  now: number,
): EventAnswer {
  const iso = (at: number) => isoWithOffset(at, edition.timezone);
  const { slug, number, name, city, venue, timezone, status, registration, party_max } = edition;
  return {
    slug,
    number,
    name,
    city,
    venue,
    timezone,
    status,
    registration: {
      open: registrationOpen(edition, now),
      opens_at: iso(registration.opens_at),
      closes_at: iso(registration.closes_at),
    },
    party_max,
    utc_offsets: edition.utc_offsets.map(({ from, minutes }) => ({
      from: iso(from),
      offset: writtenOffset(minutes),
    })),
    days: edition.days.map((day) => ({
      id: String(day.number),
      date: day.date,
      from: day.opens,
      to: day.closes,
      opens_at: iso(day.opens_at),
      closes_at: iso(day.closes_at),
      called_off: isOff(day),
      slots: day.slots.map((slot) => ({
        id: String(slot.number),
        date: day.date,
        from: slot.from,
        to: slot.to,
        starts_at: iso(slot.starts_at),
        ends_at: iso(slot.ends_at),
        capacity: slot.capacity,
        remaining: places.get(slot.number) ?? 0,
        open: takesParties(edition, slot, now),
      })),
    })),
  };
}
