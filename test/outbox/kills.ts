import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { root, toolEnv } from '../../scripts/files.mjs';
import { ask, invite } from '../../scripts/operator.mjs';
import { ownCertificate } from '../../scripts/server/certificate.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { collect } from '../browser/server.ts';
import { register } from '../browser/tickets.ts';
import { type Sink, type SinkStep, STEPS, startSink } from '../channels/mail-sink.ts';
import { freePort } from '../free-port.ts';

/** What became of every message after so many kills. */
export interface Counted {
  readonly kills: Readonly<Partial<Record<SinkStep, number>>>;
  readonly messages: number;
  readonly sent: number;
  readonly unknown: number;
  /** Of those that are unknown, how many had arrived. */
  readonly unknownArrived: number;
  /** What must not be: twice, said to be sent and not there, or in any other state. */
  readonly twice: number;
  readonly lost: number;
  readonly elsewhere: number;
  /** Where those stand, and how they came there. */
  readonly where: readonly string[];
}

const EVERY: readonly SinkStep[] = [...STEPS, 'content'];
/** Messages of one round: some are sent before the kill, some are under way, some wait. */
const PARTIES = 6;

/**
 * Serves a state with stock workerd, registers parties whose tickets go to a mail server on this machine,
 * and kills workerd (SIGKILL) at each step of the dialogue in turn, so many times. Between two rounds the
 * leases of what was killed are over. Then everything that may still be sent is sent.
 */
export async function killed(stateDir: string, rounds: number): Promise<Counted> {
  const pair = await ownCertificate(stateDir, '127.0.0.1');
  const authority = join(stateDir, 'authority.pem');
  writeFileSync(authority, pair.certificate);
  let stepped = (_: SinkStep) => {};
  const sink = await startSink({ ...pair, stepped: (step) => stepped(step) });
  const world = new World(stateDir, sink, authority);
  const kills: Partial<Record<SinkStep, number>> = {};
  try {
    await world.setUp();
    for (let round = 0; round < rounds; round++) {
      const at = EVERY[round % EVERY.length] ?? 'content';
      // Not always the first that comes there.
      let before = Math.floor(round / EVERY.length) % PARTIES;
      await world.serve();
      stepped = (step) => {
        if (step !== at || before-- > 0) return;
        stepped = () => {};
        kills[at] = (kills[at] ?? 0) + 1;
        world.kill();
      };
      await world.registerSome(PARTIES);
      await world.drain();
      stepped = () => {};
      await world.end();
      world.passTime();
    }
    await world.serve();
    await world.drain();
    await world.end();
    return { kills, ...world.count() };
  } finally {
    await world.end();
    await sink.close();
  }
}

interface Window {
  readonly id: string;
  readonly remaining: number;
}

interface Row {
  readonly how: string;
  readonly state: string;
  readonly registration: string;
}

class World {
  readonly #stateDir: string;
  readonly #sink: Sink;
  readonly #authority: string;
  #port = 0;
  #starter: ChildProcess | null = null;
  #cookie = '';

  constructor(stateDir: string, sink: Sink, authority: string) {
    this.#stateDir = stateDir;
    this.#sink = sink;
    this.#authority = authority;
  }

  get #url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** The demo's edition, with a channel that leads to the sink. */
  async setUp(): Promise<void> {
    this.#port = await freePort();
    await this.serve();
    const secrets = readFileSync(join(this.#stateDir, 'secrets.env'), 'utf8');
    const key = /^OPERATOR_KEY=(.+)$/m.exec(secrets)?.[1] ?? '';
    const service = { base: this.#url, key };
    await ask(service, 'demo', {});
    const { url } = await invite(service, 'organizer', 'demo');
    const joined = await this.#post(new URL(url).pathname, { name: 'Salma' });
    this.#cookie = joined.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    await this.#demand(
      await this.#post('/console/demo/messages/channels/email', {
        ...{ host: '127.0.0.1', port: String(this.#sink.port), security: 'starttls' },
        ...{ user: 'abwab', password: 'secret', from: 'billets@police.example' },
        ...{ from_name: 'Portes ouvertes', per_minute: '6000', per_day: '1000000' },
        ...{ quiet_from: '', quiet_until: '' },
      }),
    );
    await this.end();
    this.#inDatabase((db) =>
      db.exec(`UPDATE event SET version = version + 1, controller = json_set(controller,
        '$.hosting', json('{"ar":"x","fr":"x"}'), '$.carriers', json('{"ar":"x","fr":"x"}'))`),
    );
    await this.serve();
    await this.wake();
    await this.end();
  }

  async serve(): Promise<void> {
    const listen = `127.0.0.1:${this.#port}`;
    const relay = `127.0.0.1:${this.#sink.port}`;
    const args = ['scripts/serve.mjs', '--url', this.#url, '--listen', listen, '--relay', relay];
    const env = { ...toolEnv, STATE_DIR: this.#stateDir, RELAY_CA: this.#authority };
    const starter = spawn('node', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = collect(starter);
    this.#starter = starter;
    await new Promise<void>((resolve, reject) => {
      starter.stdout?.on('data', () => {
        if (output.text.includes('Abwab is ready at')) resolve();
      });
      starter.on('exit', () => reject(new Error(`it does not serve:\n${output.text}`)));
    });
    starter.removeAllListeners('exit');
  }

  /** Ends workerd at once, as `kill -9` does, and then what would start it again. */
  kill(): void {
    const starter = this.#starter?.pid;
    if (starter === undefined) return;
    for (const pid of descendantsOf(starter)) endNow(pid);
    endNow(starter);
  }

  async #ended(): Promise<void> {
    if (this.#starter && this.#serves) await once(this.#starter, 'exit');
    this.#starter = null;
  }

  async end(): Promise<void> {
    if (this.#serves) this.#starter?.kill('SIGTERM');
    await this.#ended();
  }

  get #serves(): boolean {
    return this.#starter?.exitCode === null && this.#starter.signalCode === null;
  }

  async registerSome(parties: number): Promise<void> {
    // Killed meanwhile: then nobody is registered either.
    const slot = await this.#slotFor(parties).catch(() => undefined);
    for (let n = 0; n < parties; n++) {
      const id = crypto.randomUUID();
      const contact = { name: 'Léa', phone: null, email: `${id}@example.org` };
      const party = { adults: 1, children: 0 };
      const asked = { kind: 'family', party, contact, locale: 'fr', slot };
      // Killed meanwhile: whether it is registered its message says.
      await register({ url: this.#url }, asked, id).catch(() => undefined);
    }
  }

  /** A window that has places for them: many rounds fill one after the other. */
  async #slotFor(people: number): Promise<string> {
    const response = await fetch(`${this.#url}/api/v1/events/demo`);
    const { days } = (await response.json()) as { days: { slots: Window[] }[] };
    const found = days.flatMap(({ slots }) => slots).findLast((one) => one.remaining >= people);
    if (!found) throw new Error('every window of the edition is full');
    return found.id;
  }

  /** Presses *start*: the Sender is woken, and nothing else changes. It may be killed meanwhile. */
  async wake(): Promise<void> {
    await this.#post('/console/demo/messages/channels/email/start', {}).catch(() => undefined);
  }

  /** What was claimed by one that is no more, and what waits for another try, is due. */
  passTime(): void {
    this.#inDatabase((db) =>
      db.exec(`UPDATE message SET due_at = 0, lease_until = iif(state = 'sending', 1, NULL)`),
    );
  }

  /** Resolves when nothing is ready or under way any more, or it was killed. */
  async drain(): Promise<void> {
    const left = "SELECT count(*) AS n FROM message WHERE state IN ('ready', 'sending')";
    while (this.#serves) {
      await this.wake();
      const n = this.#inDatabase((db) => Number(db.prepare(left).get()?.n));
      if (n === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  count(): Omit<Counted, 'kills'> {
    const rows = this.#inDatabase(
      (db) =>
        db
          .prepare(
            `SELECT registration, state, concat_ws(' ', state, dropped_for, outcome, attempt) AS how
            FROM message`,
          )
          .all() as unknown as Row[],
    );
    const letters = Map.groupBy(this.#sink.letters, ({ to }) => to.split('@')[0] ?? '');
    const arrived = (id: string) => letters.get(id)?.length ?? 0;
    const stateOf = new Map(rows.map(({ registration, state }) => [registration, state]));
    const hows = new Map(rows.map(({ registration, how }) => [registration, how]));
    const isElsewhere = (id: string) => !['sent', 'unknown'].includes(stateOf.get(id) ?? '');
    const ids = [...new Set([...stateOf.keys(), ...letters.keys()])];
    const count = (is: (id: string) => boolean) => ids.filter(is).length;
    return {
      messages: ids.length,
      sent: count((id) => stateOf.get(id) === 'sent'),
      unknown: count((id) => stateOf.get(id) === 'unknown'),
      unknownArrived: count((id) => stateOf.get(id) === 'unknown' && arrived(id) === 1),
      twice: count((id) => arrived(id) > 1),
      lost: count((id) => stateOf.get(id) === 'sent' && arrived(id) === 0),
      elsewhere: count(isElsewhere),
      where: ids
        .filter(isElsewhere)
        .map((id) => `${hows.get(id) ?? 'no row'}, arrived ${arrived(id)}`),
    };
  }

  #inDatabase<T>(work: (db: DatabaseSync) => T): T {
    const db = new DatabaseSync(databaseFile(this.#stateDir));
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  #post(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: this.#url, Cookie: this.#cookie },
      body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }),
    });
  }

  async #demand(response: Response): Promise<void> {
    if (response.status !== 303) throw new Error(`refused: ${await response.text()}`);
  }
}

/** Every process under one, the furthest first. Linux. */
function descendantsOf(pid: number): number[] {
  let children: number[] = [];
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    children = text.split(' ').filter(Boolean).map(Number);
  } catch {}
  return [...children.flatMap(descendantsOf), ...children];
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
