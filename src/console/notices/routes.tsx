import { type Context, Hono } from 'hono';
import { type Notice, type NoticeDraft, TEMPLATES } from '../../domain/notice.ts';
import { leftBehind, namingAnotherGate } from '../../domain/notice-doubts.ts';
import { Problem } from '../../domain/problem.ts';
import { forgetAnswers } from '../../http/micro-cache.ts';
import { readNoticeFacts } from '../../operations/notice-facts.ts';
import { correctNotice, publishNotice, withdrawNotice } from '../../operations/notices.ts';
import { loadVersions, NEWEST, noticesBelow, noticesNow } from '../../store/notices/notices.ts';
import { loadPublished } from '../../store/notices/published.ts';
import { releasesNow } from '../../store/releases/releases.ts';
import { readToDo } from '../home/read-to-do.ts';
import { isHome } from '../shell/home.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { asked, checked, orKeepText, refused } from './answer-form.tsx';
import { filledFor, gateIn, refilled } from './fill.tsx';
import { NoticeFormPage } from './form-page.tsx';
import { stampOf } from './form-trouble.tsx';
import { DONE, NoticePage } from './notice-page.tsx';
import { NoticesPage } from './notices-page.tsx';
import { byLocale, readNotice, timeField } from './read-notice.ts';
import { TemplatePage } from './template-page.tsx';

/** Publishing, correcting and withdrawing what is said to everybody. */
export const notices = new Hono<MemberApp>();

const BASE = '/console/:slug/notices';

notices.get(BASE, requirePermission('read_notices'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const [{ list }, { holds }, toDo, releases] = await Promise.all([
    noticesNow(c.env, edition.number, now),
    readNoticeFacts(memberContext(c), { edition }),
    isHome('notices', member.role, edition, now) ? readToDo(c, null) : null,
    releasesNow(c.env, edition.number, now),
  ]);
  const from = numberIn(c.req.query('below'));
  const shown = from === null ? list : await noticesBelow(c.env, edition.number, from, now);
  const lowest = shown[Math.min(shown.length, NEWEST) - 1]?.number ?? 1;
  const below = lowest > 1 ? lowest : null;
  const page = {
    notices: shown,
    below,
    isOlder: from !== null,
    newest: list,
    holds,
    toDo,
    releases,
  };
  return c.html(<NoticesPage {...{ locale, member, edition, now }} {...page} />);
});

notices.get(`${BASE}/new`, requirePermission('publish_notice'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const desk = { locale, member, edition, now };
  const template = TEMPLATES.find((one) => one === c.req.query('template'));
  if (!template) return c.html(<TemplatePage {...desk} />);
  const gate = gateIn(edition, c.req.query('fill') ?? c.req.query('gate'));
  const facts = await readNoticeFacts(memberContext(c), { edition });
  const { text, until } = filledFor(c, facts, { template, gate });
  const parts = byLocale(() => ({ is: '', not: '' }));
  const draft: NoticeDraft = { template, gate, pinned: false, until, text, parts };
  const written = timeField(until, edition);
  return c.html(<NoticeFormPage {...desk} draft={draft} until={written} faults={[]} />);
});

notices.post(`${BASE}/fill`, requirePermission('publish_notice'), async (c) => {
  const { edition } = c.var;
  return c.html(await refilled(c, await readNoticeFacts(memberContext(c), { edition })));
});

notices.post(`${BASE}/:number/fill`, requirePermission('publish_notice'), async (c) => {
  const { edition } = c.var;
  const { number, revision } = await latest(c);
  const facts = await readNoticeFacts(memberContext(c), { edition });
  return c.html(await refilled(c, facts, { number, base: revision, changed: false }));
});

notices.post(BASE, requirePermission('publish_notice'), async (c) => {
  const { edition, form, now } = c.var;
  const body = await c.req.parseBody();
  const typed = readNotice(body, edition, now);
  const read = checked(c, typed.draft);
  if (!read.ok) return refused(c, typed, read.faults);
  const { content } = read;
  const sent = { typed, key: body.key };
  const doubts = namingAnotherGate(content, edition.gates);
  if (body.sure !== stampOf(doubts) && doubts.length > 0) return asked(c, sent, doubts);
  return orKeepText(c, sent, async () => {
    const number = await publishNotice(memberContext(c), { form, content });
    forgetAnswers();
    return c.redirect(`/console/${edition.slug}/notices/${number}?done=published`, 303);
  });
});

notices.get(`${BASE}/:number`, requirePermission('read_notices'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const all = await allVersions(c);
  const [before, notice = all.at(-1)] = all.slice(-2);
  if (!before || !notice) throw new Problem('not_found');
  const behind = leftBehind(notice, before);
  const versions = await loadPublished(c.env.DB, edition.number, notice.number);
  const done = DONE.find((one) => one === c.req.query('done')) ?? null;
  const { origin } = new URL(c.env.PUBLIC_URL);
  return c.html(
    <NoticePage {...{ locale, member, edition, now, notice, behind, versions, origin, done }} />,
  );
});

notices.get(`${BASE}/:number/edit`, requirePermission('publish_notice'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const notice = await latest(c);
  const { number, revision: base, until } = notice;
  return c.html(
    <NoticeFormPage
      {...{ locale, member, edition, now }}
      draft={draftOf(notice)}
      until={timeField(until, edition)}
      faults={[]}
      correcting={{ number, base, changed: false }}
    />,
  );
});

notices.post(`${BASE}/:number/correct`, requirePermission('publish_notice'), async (c) => {
  const { locale, member, edition, form, now } = c.var;
  const { number, revision } = await latest(c);
  const body = await c.req.parseBody();
  const base = numberIn(body.base) ?? 0;
  const typed = readNotice(body, edition, now);
  const correcting = { number, base, changed: false };
  const read = checked(c, typed.draft);
  if (!read.ok) return refused(c, typed, read.faults, correcting);
  const { content } = read;
  const sent = { typed, key: body.key, correcting };
  const doubts = namingAnotherGate(content, edition.gates);
  if (body.sure !== stampOf(doubts) && doubts.length > 0) return asked(c, sent, doubts);
  return orKeepText(c, sent, async () => {
    const isDone = await correctNotice(memberContext(c), { number, base, form, content });
    forgetAnswers();
    if (isDone) return c.redirect(`/console/${edition.slug}/notices/${number}?done=corrected`, 303);
    const changed = { number, base: revision, changed: true };
    const page = { locale, member, edition, now, ...typed, faults: [], correcting: changed };
    return c.html(<NoticeFormPage {...page} />, 409);
  });
});

notices.post(`${BASE}/:number/withdraw`, requirePermission('publish_notice'), async (c) => {
  const { edition } = c.var;
  const { number } = await latest(c);
  await withdrawNotice(memberContext(c), { number });
  forgetAnswers();
  return c.redirect(`/console/${edition.slug}/notices/${number}?done=withdrawn`, 303);
});

/** The latest version of the notice of the path. Throws `not_found`. */
async function latest(c: Context<MemberApp>): Promise<Notice> {
  const notice = (await allVersions(c)).at(-1);
  if (!notice) throw new Problem('not_found');
  return notice;
}

/** Every version of the notice of the path, the first one first. */
async function allVersions(c: Context<MemberApp>): Promise<Notice[]> {
  const number = numberIn(c.req.param('number'));
  return number === null ? [] : loadVersions(c.env.DB, c.var.edition.number, number);
}

/** A notice as its form takes it up again. */
function draftOf({ template, pinned, gate, until, text, parts }: Notice): NoticeDraft {
  return {
    template,
    pinned,
    gate,
    until,
    text: byLocale((locale) => text[locale] ?? ''),
    parts: byLocale((locale) => parts?.[locale] ?? { is: '', not: '' }),
  };
}

/** A whole number from 1 to 99,999; null for anything else. */
function numberIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : null;
}
