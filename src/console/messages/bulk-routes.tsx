import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { countAudience, readBulkDesk, sendBulk, stopSending } from '../../operations/bulk.ts';
import { readSmsPrice } from '../../operations/channels.ts';
import { setReminding } from '../../operations/reminders.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { BulkCheckPage } from './bulk-check.tsx';
import { BulkFormPage } from './bulk-form.tsx';
import { BulkPage } from './bulk-page.tsx';
import {
  type BulkFault,
  EMPTY,
  readAudience,
  readBulk,
  type TypedBulk,
  typedBulk,
} from './read-bulk.ts';

/** Texts of the office for many: written, checked, sent, followed and stopped. */
export const bulks = new Hono<MemberApp>();

const BASE = '/console/:slug/messages';

/** Why a text that was checked is not sent, by the code of the refusal. */
const REFUSALS: Readonly<Record<string, BulkFault['fault']>> = {
  too_many_changes: 'tooMany',
  not_found: 'audience',
};

bulks.get(`${BASE}/new`, requirePermission('send_bulk'), (c) => {
  const { locale, member, edition, now } = c.var;
  const empty = { typed: EMPTY, faults: [], counted: null };
  return c.html(<BulkFormPage {...{ locale, member, edition, now }} {...empty} />);
});

bulks.post(`${BASE}/new/count`, requirePermission('send_bulk'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const typed = typedBulk(await c.req.parseBody());
  const audience = readAudience(typed, edition);
  if (!audience) return refused(c, typed, [{ field: 'when', fault: 'audience' }]);
  const counted = await countAudience(memberContext(c), { edition, audience });
  const page = { locale, member, edition, now, typed, counted, faults: [] };
  return c.html(<BulkFormPage {...page} />);
});

bulks.post(`${BASE}/new/check`, requirePermission('send_bulk'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const typed = typedBulk(await c.req.parseBody());
  const read = readBulk(typed, edition, now);
  if ('faults' in read) return refused(c, typed, read.faults);
  const { bulk } = read;
  const context = memberContext(c);
  const counted = await countAudience(context, { edition, audience: bulk.audience });
  const { price, channels } = await readSmsPrice(context, edition);
  const page = { locale, member, edition, now, typed, bulk, counted, price, channels };
  return c.html(<BulkCheckPage {...page} />);
});

bulks.post(`${BASE}/new`, requirePermission('send_bulk'), async (c) => {
  const { edition, form, now } = c.var;
  const typed = typedBulk(await c.req.parseBody());
  const read = readBulk(typed, edition, now);
  if ('faults' in read) return refused(c, typed, read.faults);
  try {
    const number = await sendBulk(memberContext(c), { edition, form, ...read.bulk });
    return c.redirect(`/console/${edition.slug}/messages/bulk/${number}`, 303);
  } catch (error) {
    const fault = error instanceof Problem ? REFUSALS[error.code] : undefined;
    if (!fault) throw error;
    return refused(c, typed, [{ field: 'when', fault }]);
  }
});

bulks.get(`${BASE}/bulk/:number`, requirePermission('read_messages'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const number = numberIn(c);
  const [bulk] = await readBulkDesk(memberContext(c), number);
  if (!bulk) throw new Problem('not_found');
  return c.html(<BulkPage {...{ locale, member, edition, now, bulk }} />);
});

bulks.post(`${BASE}/bulk/:number/stop`, requirePermission('send_bulk'), async (c) => {
  const number = numberIn(c);
  await stopSending(memberContext(c), { number });
  return c.redirect(`/console/${c.var.edition.slug}/messages/bulk/${number}`, 303);
});

bulks.post(`${BASE}/reminder`, requirePermission('send_bulk'), async (c) => {
  const { wanted } = await c.req.parseBody();
  await setReminding(memberContext(c), { wanted: wanted === 'yes' });
  return c.redirect(`/console/${c.var.edition.slug}/messages#reminder`, 303);
});

/** Throws `not_found` for what is no number. */
function numberIn(c: Context<MemberApp>): number {
  const typed = c.req.param('number') ?? '';
  if (!/^\d{1,4}$/.test(typed)) throw new Problem('not_found');
  return Number(typed);
}

/** The form with what was typed and everything that is wrong with it. */
function refused(c: Context<MemberApp>, typed: TypedBulk, all: readonly BulkFault[]) {
  const { locale, member, edition, now } = c.var;
  const words = bulkWords[spokenIn(locale)];
  const labels = {
    ...{ ar: words.texts.ar.label, fr: words.texts.fr.label, en: words.texts.en.label },
    ...{ when: words.when.label, who: words.who.label, until: words.until.label },
  };
  const faults = all.map(({ field, fault }) => ({
    field,
    text: `${labels[field]} · ${words.faults[fault]}`,
  }));
  const page = { locale, member, edition, now, typed, faults, counted: null };
  return c.html(<BulkFormPage {...page} />, 422);
}
