import { Hono } from 'hono';

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
  });
