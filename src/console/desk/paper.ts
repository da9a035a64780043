import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { wordInQuery } from '../../http/address-tail.ts';
import type { MemberApp } from '../shell/session.ts';

/** What a printer of a desk takes: sheets, or a roll of 80 mm. */
export const PAPERS = ['a4', '80'] as const;
export type Paper = (typeof PAPERS)[number];

const COOKIE = 'paper';
const YEAR_S = 31_536_000;

/** The paper of this desk's printer: one that was chosen is remembered by its browser, else A4. */
export function paperOf(c: Context<MemberApp>): Paper {
  const asked = PAPERS.find((one) => one === wordInQuery(c.req, 'paper'));
  const remembered = PAPERS.find((one) => one === getCookie(c, COOKIE));
  if (asked && asked !== remembered) {
    setCookie(c, COOKIE, asked, {
      path: '/console',
      maxAge: YEAR_S,
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.env.PUBLIC_URL.startsWith('https:'),
    });
  }
  return asked ?? remembered ?? 'a4';
}
