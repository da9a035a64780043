import { type Context, Hono } from 'hono';
import { checkParty } from '../../domain/party.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { addressCeiling, countedNetwork } from '../../http/ceilings.ts';
import { registerParty } from '../../operations/register-party.ts';
import { placesLeft } from '../../store/editions/places.ts';
import { noticesShown } from '../notices/notices-shown.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { type FormError, formErrorOf } from '../shared/form-errors.ts';
import { isGroupKind } from '../shared/links.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { WindowCards } from '../shared/window-choice.tsx';
import { showJoin } from '../waiting/join-routes.tsx';
import { type Answers, blankAnswers, draftOf, peopleIn, readAnswers } from './answers.ts';
import { FormPage } from './form-page.tsx';
import { type FormToken, issueFormToken, readFormToken } from './form-token.ts';
import { DAY_PATH, type OpenDay, openDay } from './open-day.ts';

/** The form of a day: shown, sent, and shown again with all answers when it was refused. */
export const registerRoutes = new Hono<App>()
  .get(DAY_PATH, async (c) => {
    const open = await openDay(c);
    const kind = wordInQuery(c.req, 'kind');
    const group_code = (wordInQuery(c.req, 'group_code') ?? '').slice(0, 64);
    const answers = { ...blankAnswers(isGroupKind(kind) ? kind : null), group_code };
    const token = await issueFormToken(c.env.SECRET_KEY, open.now);
    return showForm(c, open, { answers, token, origin: new URL(c.env.PUBLIC_URL).origin });
  })
  .get(`${DAY_PATH}/windows`, async (c) => {
    const open = await openDay(c);
    const kindInQuery = wordInQuery(c.req, 'kind');
    const kind = isGroupKind(kindInQuery) ? kindInQuery : undefined;
    const left = await placesLeft(c.env, open.edition.number, open.now, kind);
    c.header('Cache-Control', 'public, max-age=5, stale-while-revalidate=30');
    return c.html(<WindowCards {...open} left={left} chosen="" kind={kind} />);
  })
  .post(DAY_PATH, formLimit, async (c) => {
    const open = await openDay(c);
    const { edition, locale, now } = open;
    const form = await sentForm(c);
    const answers = readAnswers(form);
    const sent = { key: String(form.get('key') ?? ''), proof: String(form.get('proof') ?? '') };
    const { next: token, valid } = await readFormToken(c.env.SECRET_KEY, sent, now);
    // The same answers, for a place on the list of a window that has none left.
    if (form.has('wait') && answers.group === null) {
      const slot = String(form.get('wait'));
      return showJoin(c, open, { answers: { ...answers, slot }, ask: false, token });
    }
    // Another language: nothing was sent yet, so nothing is judged.
    if (form.has('language')) return showForm(c, open, { answers, token });
    const again = (trouble: FormError) => showForm(c, open, { answers, token, trouble });
    if (!valid) return again({ type: 'stale' });
    const checked = checkParty(draftOf(answers, locale), edition);
    if (!checked.ok) return again({ type: 'faults', errors: checked.errors });
    try {
      await addressCeiling(c, async () => undefined);
      const { receipt } = await registerParty(visitorContext(c), {
        edition,
        key: token.key,
        party: checked.request,
        network: countedNetwork(c),
      });
      if (receipt.registration.status === 'cancelled') return showCancelled(c, open, answers);
      return c.redirect(`${new URL(receipt.registration.manage_url).pathname}?new=1`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return showRefused(c, open, answers, token, error);
    }
  });

/** A form that comes back after its registration was cancelled: sent once more it is a new one. */
async function showCancelled(c: Context<App>, open: OpenDay, answers: Answers) {
  const token = await issueFormToken(c.env.SECRET_KEY, open.now);
  return showForm(c, open, { answers, token, trouble: { type: 'cancelled' } });
}

/** What was refused keeps its key, unless that key already belongs to another registration. */
async function showRefused(
  c: Context<App>,
  open: OpenDay,
  answers: Answers,
  token: FormToken,
  problem: Problem,
) {
  const { edition, now } = open;
  const spent = problem.code === 'idempotency_key_reused';
  const next = spent ? await issueFormToken(c.env.SECRET_KEY, now) : token;
  if (problem.retryAfter !== null) c.header('Retry-After', String(problem.retryAfter));
  const trouble = formErrorOf(
    problem,
    edition,
    { people: peopleIn(answers), slot: answers.slot },
    now,
  );
  return showForm(c, open, { answers, token: next, trouble });
}

async function showForm(
  c: Context<App>,
  open: OpenDay,
  form: { answers: Answers; token: FormToken; trouble?: FormError; origin?: string },
) {
  const kind = form.answers.group ?? undefined;
  const left = await placesLeft(c.env, open.edition.number, open.now, kind);
  const notices = await noticesShown(c.env, open.edition, 'any', open.now);
  // A kept key would hand one visitor's ticket to the next.
  c.header('Cache-Control', 'no-store');
  return c.html(
    <FormPage {...open} {...form} {...{ left, notices }} />,
    form.trouble ? statusOf(form.trouble) : 200,
  );
}

function statusOf(trouble: FormError) {
  return trouble.type === 'problem' || trouble.type === 'no_room'
    ? PROBLEMS[trouble.code]
    : PROBLEMS.invalid_request;
}
