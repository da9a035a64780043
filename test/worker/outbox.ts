import { env } from 'cloudflare:workers';
import type { Locale } from '../../src/domain/kinds.ts';
import type { MessageKind } from '../../src/domain/message.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { editionKeys, openText } from '../../src/store/keys/keys.ts';
import { messageContext } from '../../src/store/messages/outbox.ts';
import type { World } from './world.ts';

/** A message as its row has it, its box opened. */
export interface Written {
  readonly registration: string;
  readonly kind: MessageKind;
  readonly revision: number;
  readonly locale: Locale;
  readonly state: string;
  readonly dropped_for: string | null;
  readonly worth_until: number;
  readonly text: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The edition of a world, past every cache. */
export async function stored(world: World): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** Every message of an edition. */
export async function messagesOf(world: World): Promise<Written[]> {
  const keys = await editionKeys(env.SECRET_KEY, await stored(world), Date.now());
  if (!keys) throw new Error('erased');
  const sql = 'SELECT * FROM message WHERE event = ?1 ORDER BY written_at, registration';
  const rows = await env.DB.prepare(sql).bind(world.number).all<Written & { box: string }>();
  return Promise.all(
    rows.results.map(async ({ box, ...row }) => {
      const opened = await openText(keys.seal, messageContext(world.number, row), box);
      return { ...row, ...(JSON.parse(opened) as Pick<Written, 'text' | 'phone' | 'email'>) };
    }),
  );
}

/** How far each cause has come. */
export async function causesOf(world: World) {
  const sql = `SELECT kind, revision, people, messages, unreachable, done_at IS NOT NULL AS done
    FROM message_cause WHERE event = ?1 ORDER BY revision, kind`;
  return (await env.DB.prepare(sql).bind(world.number).all()).results;
}
