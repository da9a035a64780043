import { Hono } from 'hono';
import { LOCALES } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { DAY_MS } from '../domain/time.ts';
import type { App } from '../env.ts';
import { CONTACT_FAULT, contactOf } from './security-contact.ts';

/** RFC 9116 asks for less than a year; a file that is no longer maintained expires soon. */
const GOOD_FOR_DAYS = 90;

/**
 * `GET /.well-known/security.txt` (RFC 9116): where to report a weakness of the service. Not found
 * while the setting `SECURITY_CONTACT` is empty; `not_configured` when it is no address.
 */
export const securityTxt = new Hono<App>().get('/.well-known/security.txt', (c) => {
  const configured = c.env.SECURITY_CONTACT?.trim();
  if (!configured) throw new Problem('not_found');
  const contact = contactOf(configured);
  if (contact === null) throw new Problem('not_configured', { detail: CONTACT_FAULT });
  const today = Math.floor(c.get('now') / DAY_MS);
  const expires = new Date((today + GOOD_FOR_DAYS) * DAY_MS).toISOString();
  c.header('Cache-Control', 'public, max-age=3600');
  return c.text(
    [
      `Contact: ${contact}`,
      `Expires: ${expires}`,
      `Preferred-Languages: ${LOCALES.join(', ')}`,
      `Canonical: ${new URL(c.req.path, c.env.PUBLIC_URL)}`,
      '',
    ].join('\n'),
  );
});
