import { Hono } from 'hono';

/** Signatures checked in one request: as many as one upload of scans brings. */
const SIGNATURES = 500;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

interface Signed {
  readonly key: CryptoKey;
  readonly message: Uint8Array<ArrayBuffer>;
  readonly signature: ArrayBuffer;
}
let signed: Signed | null = null;

/** What a Worker costs that does nothing else: the floors that the service stands beside. */
export default new Hono<{ Bindings: { readonly DB: D1Database } }>()
  .get('/text', (c) => c.text('ok'))
  .post('/batch', async (c) => {
    const { DB } = c.env;
    await DB.batch([
      DB.prepare('INSERT INTO row (id, at) VALUES (?1, ?2)').bind(crypto.randomUUID(), Date.now()),
      DB.prepare('UPDATE counter SET n = n + 1 WHERE id = 1'),
    ]);
    return c.text('ok', 201);
  })
  .post('/verify', async (c) => {
    const { key, message, signature } = await sign();
    const checks = Array.from({ length: SIGNATURES }, () =>
      crypto.subtle.verify(ECDSA, key, signature, message),
    );
    const all = await Promise.all(checks);
    return c.text('ok', all.every(Boolean) ? 201 : 500);
  });

async function sign(): Promise<Signed> {
  if (signed) return signed;
  const pair = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('ECDSA keys come in pairs');
  const message = crypto.getRandomValues(new Uint8Array(30));
  const signature = await crypto.subtle.sign(ECDSA, pair.privateKey, message);
  signed = { key: pair.publicKey, message, signature };
  return signed;
}
