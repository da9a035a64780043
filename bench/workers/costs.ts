import { DurableObject } from 'cloudflare:workers';

interface Env {
  readonly DB: D1Database;
  readonly Echo: DurableObjectNamespace<Echo>;
}

/** An object that does nothing. */
export class Echo extends DurableObject<Env> {
  echo(text: string): string {
    return text;
  }
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** As long as what a ticket signs. */
const MESSAGE = new Uint8Array(30);
/** As long as what one phone sends of one scan. */
const TEXT = 'x'.repeat(300);

type Step = () => Promise<unknown>;

/** `/<step>?times=n` does a step so often, one after the other. */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const steps: Readonly<Record<string, () => Step | Promise<Step>>> = {
      '/rpc': () => rpcOf(env),
      '/read': () => readOf(env),
      '/write': () => writeOf(env),
      '/sign': async () => (await ecdsaSteps()).sign,
      '/verify': async () => (await ecdsaSteps()).verify,
      '/hmac': hmacStep,
      '/digest': () => () => crypto.subtle.digest('SHA-256', MESSAGE),
    };
    const step = await steps[pathname]?.();
    if (!step) return new Response(null, { status: 404 });
    for (let left = Number(searchParams.get('times')); left > 0; left--) await step();
    return new Response('ok');
  },
} satisfies ExportedHandler<Env>;

function rpcOf({ Echo }: Env): Step {
  const object = Echo.getByName('');
  return () => object.echo(TEXT);
}

function readOf({ DB }: Env): Step {
  const statement = DB.prepare('SELECT n FROM counter WHERE id = ?1').bind(1);
  return () => statement.all();
}

function writeOf({ DB }: Env): Step {
  const [insert, update] = [
    DB.prepare('INSERT INTO row (id, at) VALUES (?1, ?2)'),
    DB.prepare('UPDATE counter SET n = n + 1 WHERE id = 1'),
  ];
  return () => DB.batch([insert.bind(crypto.randomUUID(), Date.now()), update]);
}

async function ecdsaSteps(): Promise<{ sign: Step; verify: Step }> {
  const pair = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('ECDSA keys come in pairs');
  const { privateKey, publicKey } = pair;
  const signature = await crypto.subtle.sign(ECDSA, privateKey, MESSAGE);
  return {
    sign: () => crypto.subtle.sign(ECDSA, privateKey, MESSAGE),
    verify: () => crypto.subtle.verify(ECDSA, publicKey, signature, MESSAGE),
  };
}

async function hmacStep(): Promise<Step> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  if (!(key instanceof CryptoKey)) throw new TypeError('a key of HMAC is one');
  return () => crypto.subtle.sign(algorithm, key, MESSAGE);
}
