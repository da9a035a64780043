import { type Context, Hono } from 'hono';
import { checkTerms } from '../../domain/wish.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import {
  nameWishReader,
  readWishSetUp,
  setWishTerms,
  unnameWishReader,
} from '../../operations/wish-desk.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { SetUpPage, type SetUpProps } from './set-up-page.tsx';

/** Until when an edition takes wishes, and who is named to read them. */
export const wishSetUp = new Hono<MemberApp>();

const BASE = '/console/:slug/edition/wishes';

wishSetUp.get(BASE, requirePermission('set_up_wishes'), async (c) =>
  c.html(await show(c, { saved: c.req.query('saved') !== undefined })),
);

wishSetUp.post(BASE, requirePermission('set_up_wishes'), async (c) => {
  const { locale, edition, now } = c.var;
  const sent = await c.req.parseBody();
  const typed = {
    takes: sent.takes === 'yes',
    until: textOf(sent.until),
    answer_days: textOf(sent.answer_days),
  };
  const terms = checkTerms(typed, edition, now);
  if ('wrong' in terms) {
    const { faults: words } = wishesWords[locale].setUp;
    const faults = terms.wrong.map((field) => ({ field, text: words[field] }));
    return c.html(await show(c, { typed, faults }), 422);
  }
  await setWishTerms(memberContext(c), { edition, terms });
  return c.redirect(`/console/${edition.slug}/edition/wishes?saved`, 303);
});

wishSetUp.post(`${BASE}/readers`, requirePermission('set_up_wishes'), async (c) => {
  const { member } = await c.req.parseBody();
  await nameWishReader(memberContext(c), { member: textOf(member) });
  return c.redirect(`/console/${c.var.edition.slug}/edition/wishes#readers`, 303);
});

wishSetUp.post(
  `${BASE}/readers/:member/unname`,
  requirePermission('unname_wish_reader'),
  async (c) => {
    await unnameWishReader(memberContext(c), { member: c.req.param('member') });
    return c.redirect(`/console/${c.var.edition.slug}/edition/wishes#readers`, 303);
  },
);

async function show(
  c: Context<MemberApp>,
  shown: Partial<Pick<SetUpProps, 'typed' | 'faults' | 'saved'>>,
) {
  const { locale, member, edition, now } = c.var;
  const setUp = await readWishSetUp(memberContext(c));
  const nothing = { typed: null, faults: [], saved: false };
  return <SetUpPage {...{ locale, member, edition, now, ...setUp }} {...nothing} {...shown} />;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : '';
}
