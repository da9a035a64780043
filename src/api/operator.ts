import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { knowsMoroccanLaw } from '../domain/calendar.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { jsonBody, jsonUpTo } from '../http/json-body.ts';
import { rotateKey } from '../operations/rotate-key.ts';
import { archiveEdition, setUpEdition } from '../store/editions/create-edition.ts';
import { currentEdition, editionBySlug } from '../store/editions/editions.ts';
import { derivedCode } from '../store/keys/codes.ts';
import { hashSecret, sameText } from '../store/keys/keys.ts';
import { inviteGate, inviteMember } from '../store/members/members.ts';
import { createGroupCode, groupCodeUrl } from '../store/registrations/group-codes.ts';
import { DEMO_SLUG, demoEdition } from './demo.ts';
import { EditionFile, planOf } from './edition-file.ts';
import { metrics } from './metrics.ts';

const BODY_BYTES = 4 * 1024;
const EDITION_BYTES = 256 * 1024;
const OPERATOR = 'operator';
const DAY_MS = 86_400_000;

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const slug = v.optional(v.pipe(v.string(), v.maxLength(40)));

const Invite = v.variant('kind', [
  v.object({ kind: v.literal('gate'), event: slug, gate: v.optional(whole(1, 255), 1) }),
  v.object({ kind: v.literal('organizer'), event: slug }),
  v.object({
    kind: v.literal('group'),
    event: slug,
    people: v.optional(whole(1, 100_000), 2_000),
    uses: v.optional(whole(1, 1_000), 1),
    /** Numbers of days; left out for every day. */
    days: v.optional(v.pipe(v.array(whole(1, 255)), v.minLength(1), v.maxLength(31))),
    /** For how many days from now it is good. */
    valid_days: v.optional(whole(1, 365), 30),
  }),
]);

const NextKey = v.object({
  event: v.optional(v.string()),
  replaces: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
});

const operatorOnly = createMiddleware<App>(async function requireOperator(c, next) {
  const [, key] = /^Bearer (\S{16,256})$/.exec(c.req.header('Authorization') ?? '') ?? [];
  const expected = c.env.OPERATOR_KEY;
  // Hashes are compared, so that the time taken says nothing of the key.
  if (!key || !expected || !sameText(await hashSecret(key), await hashSecret(expected))) {
    throw new Problem('unauthenticated', { detail: 'The operator key is needed.' });
  }
  c.header('Cache-Control', 'no-store');
  await next();
});

/** What the one who runs the service does from a terminal, here or on a deployed one. */
export const operator = new Hono<App>()
  .use('/operator/*', operatorOnly)
  .route('/', metrics)
  .post('/operator/invitations', jsonUpTo(BODY_BYTES), jsonBody(Invite), async (c) => {
    const now = c.get('now');
    const asked = c.req.valid('json');
    const edition = asked.event
      ? await editionBySlug(c.env, asked.event, now)
      : await currentEdition(c.env, now);
    if (!edition) throw new Problem('not_found', { detail: 'There is no such event.' });
    const by = { event: edition.number, id: OPERATOR };
    // Asked again under its key, it is the same invitation: the answer may have been lost.
    const key = c.req.header('Idempotency-Key');
    const form = key ? JSON.stringify([key.slice(0, 64), asked]) : undefined;
    if (asked.kind === 'organizer') {
      return c.json(await inviteMember(c.env, by, 'owner', now, form), 201);
    }
    if (asked.kind === 'group') {
      const { people, uses, days = null, valid_days } = asked;
      if (days?.some((day) => !edition.days.some(({ number }) => number === day))) {
        throw new Problem('invalid_request', { errors: [{ path: 'days', message: 'invalid' }] });
      }
      const terms = { people, uses, days, expires_at: now + valid_days * DAY_MS };
      const own = form && (await derivedCode(c.env.SECRET_KEY, 'group code', form, 24));
      const code = await createGroupCode(c.env.DB, by, terms, now, own);
      return c.json(
        { code, url: groupCodeUrl(c.env.PUBLIC_URL, edition, { code, days }, now) },
        201,
      );
    }
    const { gate } = asked;
    if (!edition.gates.some((one) => one.number === gate)) {
      throw new Problem('invalid_request', { errors: [{ path: 'gate', message: 'invalid' }] });
    }
    return c.json(await inviteGate(c.env, { ...by, keyRequired: false }, gate, now, form), 201);
  })
  .post('/operator/editions', jsonUpTo(EDITION_BYTES), jsonBody(EditionFile), async (c) => {
    const now = c.get('now');
    const file = c.req.valid('json');
    const plan = planOf(file);
    // Known again by what it says, in the order of the schema: its answer may have been lost.
    const by = { by: OPERATOR, fingerprint: await hashSecret(JSON.stringify(file)) };
    const { number, created, same } = await setUpEdition(c.env, plan, by, now);
    if (!same) {
      throw new Problem('already_used', { detail: 'Another edition has this slug already.' });
    }
    return c.json({ slug: plan.slug, number }, created ? 201 : 200);
  })
  .post('/operator/signing-keys', jsonUpTo(BODY_BYTES), jsonBody(NextKey), async (c) => {
    const now = c.get('now');
    const { event, replaces } = c.req.valid('json');
    const edition = event
      ? await editionBySlug(c.env, event, now)
      : await currentEdition(c.env, now);
    if (!edition) throw new Problem('not_found', { detail: 'There is no such event.' });
    const order = { by: OPERATOR, ...(replaces !== undefined && { replaces }) };
    const { created, ...key } = await rotateKey(c.env, edition.number, order, now);
    return c.json({ slug: edition.slug, ...key }, created ? 201 : 200);
  })
  .post('/operator/demo', async (c) => {
    const now = c.get('now');
    const standing = await editionBySlug(c.env, DEMO_SLUG, now);
    const last = standing?.days.at(-1);
    const answer = { slug: DEMO_SLUG, knows_moroccan_law: knowsMoroccanLaw() };
    if (standing && last && now < last.closes_at) return c.json(answer);
    if (standing)
      await archiveEdition(c.env.DB, { event: standing.number, id: OPERATOR }, DEMO_SLUG, now);
    const by = { by: OPERATOR, fingerprint: '' };
    const { created } = await setUpEdition(c.env, demoEdition(now), by, now);
    return c.json(answer, created ? 201 : 200);
  });
