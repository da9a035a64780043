import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { forgetAll } from './remembered.ts';

// The files of tests share a Worker, which loads its modules once; each has a service of its own.
vi.useRealTimers();
vi.restoreAllMocks();
// Only what is awake is deleted: a database that nobody has asked for some seconds would stay.
await env.DB.prepare('SELECT 1').run();
await reset();
forgetAll();
const { results } = await env.DB.prepare('SELECT name FROM sqlite_schema').all();
if (results.length > 0) throw new Error('the database of the file before is still there');
await applyD1Migrations(env.DB, env.MIGRATIONS);
