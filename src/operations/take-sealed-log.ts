import { Problem } from '../domain/problem.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { noteSealedLog, sealedLogLines } from '../store/seal/sealed-log.ts';
import { isTheirTurn } from '../store/seal/sealed-log-turn.ts';
import { allow, type MemberContext } from './context.ts';

/**
 * The sealed log of an edition, as bytes that are made as they are taken. Without a text that somebody
 * typed, a name or a contact. That it is taken is noted. Throws `rate_limited` where it was asked for too often.
 */
export async function takeSealedLog(
  context: MemberContext,
  edition: StoredEdition,
): Promise<AsyncGenerator<Uint8Array>> {
  allow(context, 'export_data');
  const { env, by, now } = context;
  await noteSealedLog(env.DB, by, now);
  if (!(await isTheirTurn(env.DB, by, now))) throw new Problem('rate_limited', { retryAfter: 600 });
  return encoded(sealedLogLines(env.DB, edition));
}

async function* encoded(lines: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) if (line !== '') yield encoder.encode(line);
}
