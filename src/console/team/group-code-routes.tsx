import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { requestWords } from '../../i18n/requests.ts';
import { giveGroupCode, withdrawGroupCode } from '../../operations/group-codes.ts';
import { OPEN_CODES_MOST } from '../../store/registrations/group-codes.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { readGroupCode } from './group-code.ts';
import { GroupCodePage } from './page.tsx';
import { peopleView } from './view.tsx';

/** Codes with which groups need not wait for an answer. */
export const groupCodes = new Hono<MemberApp>();

groupCodes.post(
  '/console/:slug/people/group-code',
  requirePermission('give_group_code'),
  async (c) => {
    const { locale, member, edition, now } = c.var;
    const terms = readGroupCode(await c.req.parseBody({ all: true }), edition, now);
    if (!terms) {
      return c.html(await peopleView(c, { codeWrong: requestWords[locale].code.wrong }), 422);
    }
    const { form } = c.var;
    try {
      const { url } = await giveGroupCode(memberContext(c), { edition, terms, form });
      return c.html(<GroupCodePage {...{ locale, member, edition, now, url }} />);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'too_many_changes') throw error;
      const codeWrong = requestWords[locale].code.tooMany(OPEN_CODES_MOST);
      return c.html(await peopleView(c, { codeWrong }), 409);
    }
  },
);

groupCodes.post(
  '/console/:slug/people/group-codes/:id/withdraw',
  requirePermission('withdraw_group_code'),
  async (c) => {
    const { edition } = c.var;
    await withdrawGroupCode(memberContext(c), { id: c.req.param('id') });
    return c.redirect(`/console/${edition.slug}/people#group-code`, 303);
  },
);
