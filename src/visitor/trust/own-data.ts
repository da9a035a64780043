import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { editionByNumber, type StoredEdition } from '../../store/editions/editions.ts';
import { MANAGE_SECRET_LENGTH } from '../../store/registrations/manage-link.ts';
import { registrationBySecret } from '../../store/registrations/tickets.ts';
import { waitBySecret } from '../../store/wait-list/wait-by-secret.ts';

/** Whose data a private link leads to: a registration, or a place in a wait list. */
export interface OwnLink {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly secret: string;
  readonly id: string;
  readonly day: number;
  /** ms; null while it is held. */
  readonly erased_at: number | null;
  /** People of it who are at the site now. */
  readonly inside: number;
  readonly now: number;
}

/** What a private link leads to; null for a link that is none. */
export async function openOwn(c: Context<App>): Promise<OwnLink | null> {
  const now = c.get('now');
  const named = secretInPath(c.req.param('secret') ?? '', MANAGE_SECRET_LENGTH);
  const secret = named?.secret.toLowerCase() ?? '';
  const registration = await registrationBySecret(c.env, secret, now);
  const own = registration ?? (await waitBySecret(c.env, secret, now));
  const edition = own && (await editionByNumber(c.env, own.event, now));
  c.set('editionNumber', edition?.number);
  if (!own || !edition) return null;
  const lang = wordInQuery(c.req, 'lang');
  const inside = registration?.tickets.reduce((sum, ticket) => sum + ticket.inside, 0) ?? 0;
  const { id, day, erased_at } = own;
  const locale = isLocale(lang) ? lang : own.locale;
  return { locale, edition, secret, id, day, erased_at, inside, now };
}
