import { Hono } from 'hono';
import { practiceCodes } from '../../operations/practice.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { PracticePage } from './practice-page.tsx';

/** Codes on paper for those who learn to work a gate. */
export const practice = new Hono<MemberApp>();

practice.get(
  '/console/:slug/gates/practice',
  requirePermission('print_practice_codes'),
  async (c) => {
    const { locale, member, edition, now } = c.var;
    const codes = await practiceCodes(memberContext(c), { locale });
    return c.html(<PracticePage {...{ locale, member, edition, now, codes }} />);
  },
);
