import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type {
  DemoAnswer,
  InvitationAnswer,
  NextKeyAnswer,
  SetUpAnswer,
  WrappedKeysAnswer,
} from '../contract/answers/operator.ts';
import { anyEditionFile, type EditionExport } from '../contract/requests/edition-export.ts';
import {
  editionFileRequest,
  invitationRequest,
  nextKeyRequest,
} from '../contract/requests/operator.ts';
import { knowsMoroccanLaw } from '../domain/calendar.ts';
import { Problem } from '../domain/problem.ts';
import { sameText } from '../domain/same-text.ts';
import { DAY_MS } from '../domain/time.ts';
import type { App } from '../env.ts';
import { jsonBody, jsonUpTo } from '../http/json-body.ts';
import { archiveEdition, rotateKey, setUpEdition } from '../operations/editions.ts';
import { giveGroupCode } from '../operations/group-codes.ts';
import { inviteMember } from '../operations/members.ts';
import { exportEdition } from '../operations/new-edition.ts';
import { invitePhone } from '../operations/phones.ts';
import { rewrapKeys } from '../operations/rewrap-keys.ts';
import { findEdition, type StoredEdition } from '../store/editions/editions.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { DEMO_SLUG, demoEdition } from './demo.ts';
import { planOf, planOfExport } from './edition-file.ts';
import { metrics } from './metrics.ts';
import { operatorContext } from './operator-context.ts';

const BODY_BYTES = 4 * 1024;
const EDITION_BYTES = 256 * 1024;

const operatorOnly = createMiddleware<App>(async function requireOperator(c, next) {
  const [, key] = /^Bearer (\S{16,256})$/.exec(c.req.header('Authorization') ?? '') ?? [];
  const expected = c.env.OPERATOR_KEY;
  // Hashes are compared, so that the time taken reveals nothing of the key.
  if (!key || !expected || !sameText(await hashSecret(key), await hashSecret(expected))) {
    throw new Problem('unauthenticated', { detail: 'The operator key is needed.' });
  }
  c.header('Cache-Control', 'no-store');
  await next();
});

/** The edition that is named, read past the memo. Throws `not_found`. */
async function editionMeant(c: Context<App>, slug: string | undefined): Promise<StoredEdition> {
  const edition = await findEdition(c.env.DB, slug, c.get('now'));
  if (!edition) throw new Problem('not_found', { detail: 'There is no such event.' });
  return edition;
}

function invited(c: Context<App>, answer: InvitationAnswer): Response {
  return c.json(answer, 201);
}

/** What the operator does from a terminal, on a local or a deployed service. */
export const operator = new Hono<App>()
  .use('/operator/*', operatorOnly)
  .route('/', metrics)
  .post('/operator/invitations', jsonUpTo(BODY_BYTES), jsonBody(invitationRequest), async (c) => {
    const request = c.req.valid('json');
    const edition = await editionMeant(c, request.event);
    const context = operatorContext(c, edition);
    const event = edition.number;
    // Asked again under its key, it is the same invitation: the answer may have been lost.
    const key = c.req.header('Idempotency-Key');
    const form = key && { form: JSON.stringify([key.slice(0, 64), request]) };
    switch (request.kind) {
      case 'organizer':
        return invited(c, await inviteMember(context, { event, role: 'owner', ...form }));
      case 'group': {
        const { people, uses, days = null, valid_days } = request;
        const terms = { people, uses, days, expires_at: context.now + valid_days * DAY_MS };
        return invited(c, await giveGroupCode(context, { edition, terms, ...form }));
      }
      case 'gate': {
        const { gate } = request;
        if (!edition.gates.some((one) => one.number === gate)) {
          throw new Problem('invalid_request', { errors: [{ path: 'gate', message: 'invalid' }] });
        }
        return invited(c, await invitePhone(context, { event, gate, ...form }));
      }
    }
  })
  .post('/operator/editions', jsonUpTo(EDITION_BYTES), jsonBody(anyEditionFile), async (c) => {
    const file = c.req.valid('json');
    const plan = 'status' in file ? planOfExport(file, c.get('now')) : planOf(file);
    // Recognized by its content, in the order of the schema: its answer may have been lost.
    const fingerprint = await hashSecret(JSON.stringify(file));
    const { number, created } = await setUpEdition(operatorContext(c), { plan, fingerprint });
    const answer: SetUpAnswer = { slug: plan.slug, number };
    return c.json(answer, created ? 201 : 200);
  })
  .post(
    '/operator/edition-files',
    jsonUpTo(BODY_BYTES),
    jsonBody(editionFileRequest),
    async (c) => {
      const edition = await editionMeant(c, c.req.valid('json').event);
      const context = operatorContext(c, edition);
      const file: EditionExport = await exportEdition(context, { event: edition.number });
      return c.json(file);
    },
  )
  .post('/operator/signing-keys', jsonUpTo(BODY_BYTES), jsonBody(nextKeyRequest), async (c) => {
    const { event, ...order } = c.req.valid('json');
    const edition = await editionMeant(c, event);
    const context = operatorContext(c, edition);
    const { created, ...key } = await rotateKey(context, { event: edition.number, ...order });
    const answer: NextKeyAnswer = { slug: edition.slug, ...key };
    return c.json(answer, created ? 201 : 200);
  })
  .post('/operator/wrapped-keys', async (c) => {
    const answer: WrappedKeysAnswer = await rewrapKeys(operatorContext(c));
    return c.json(answer);
  })
  .post('/operator/demo', async (c) => {
    const context = operatorContext(c);
    const existing = await findEdition(c.env.DB, DEMO_SLUG);
    const last = existing?.days.at(-1);
    const answer: DemoAnswer = { slug: DEMO_SLUG, knows_moroccan_law: knowsMoroccanLaw() };
    if (existing && last && context.now < last.closes_at) return c.json(answer);
    if (existing) await archiveEdition(context, existing);
    const demo = { plan: demoEdition(context.now), fingerprint: '' };
    const { created } = await setUpEdition(context, demo);
    return c.json(answer, created ? 201 : 200);
  });
