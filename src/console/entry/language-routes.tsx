import { Hono } from 'hono';
import { entryWords } from '../../i18n/entry.ts';
import { type OwnApp, requireOwn, sessionSecret } from '../shell/session.ts';
import { backAgain } from './back-again.tsx';
import { formIn } from './carried.ts';

/** Another language for a page on which something is typed: the form goes with its reader. */
export const languages = new Hono<OwnApp>();

languages.post('/console/language', requireOwn('renew_session'), async (c) => {
  const { form } = await c.req.parseBody();
  const carried = formIn(form);
  const secret = sessionSecret(c);
  // A form that is too long to go along: the script has asked before.
  if (!carried || !secret) return c.redirect(carried?.page ?? '/console', 303);
  return backAgain(c, carried, secret, entryWords[c.var.locale].back.unsaved);
});
