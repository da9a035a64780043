import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import runtime from 'workerd';
import { root } from '../files.mjs';
import { loopbackOf } from './address.mjs';
import { workerdConfig } from './config.mjs';
import { explaining } from './database.mjs';
import { workerdFolder } from './layout.mjs';
import { keptLine } from './lines.mjs';
import { send } from './request.mjs';
import { RoomWatch } from './room.mjs';

/** A start that takes longer has failed. */
const READY_MS = 60_000;
const ASK_AGAIN_MS = 25;
/** How often the server is asked whether it is well, and after how many silences it is ended. */
const WATCH_MS = 2_000;
const ANSWER_MS = 5_000;
const SILENT_MAX = 3;
/** With which the service says that its database does not answer. */
const UNABLE = 503;
/** Ends within so long, ms, after which it is not started once more. */
const ENDS_MS = 60_000;
const ENDS_MAX = 3;

/**
 * @typedef {object} Plan
 * @property {string} stateDir held by this process, migrated
 * @property {string} url origin that visitors see
 * @property {import('./address.mjs').Listen} listen
 * @property {Readonly<Record<string, string>>} settings of the service that are no secret
 * @property {Readonly<Record<string, string>>} secrets go by the environment, and into no file
 * @property {{ key: string, certificate: string }} [tls] PEM, where no proxy speaks TLS
 * @property {number} graceMs how long a stop lets the server finish what it has taken
 * @property {(sentence: string) => void} say what people are told
 * @property {(line: string) => void} log one line of the server’s log, JSON
 * @property {() => void} ended the server ends again and again: nothing is left to do
 */

/** Stock workerd on one state: started, watched, started again when it must be, and ended. */
export class Server {
  #plan;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #watchdog;
  #stopping = false;
  /** Whether the next end is one that was asked for. */
  #renewing = false;
  #isReady = false;
  #isUnable = false;
  #room;
  /** When the server ended without being asked to. @type {number[]} */
  #ends = [];

  /** @param {Plan} plan */
  constructor(plan) {
    this.#plan = plan;
    this.#room = new RoomWatch(plan.stateDir, plan.say);
  }

  /** Origin at which this machine reaches it. */
  get via() {
    const { tls, listen } = this.#plan;
    return `${tls ? 'https' : 'http'}://${loopbackOf(listen)}`;
  }

  /**
   * Resolves when the service answers.
   * @throws with a sentence when it does not in time
   */
  async start() {
    this.#launch();
    await this.#healthy();
    this.#isReady = true;
    void this.#watch();
  }

  /** Serves what was built meanwhile. Whoever asks during the change is not answered. */
  async renew() {
    this.#renewing = true;
    await this.#end();
    this.#renewing = false;
    await this.#startAgain();
  }

  /** Resolves when the server has finished what it took and is gone. */
  async stop() {
    this.#stopping = true;
    await this.#end();
  }

  /** Runs workerd under the watchdog, in a process group of their own. */
  #launch() {
    const { stateDir, graceMs, secrets, listen, log } = this.#plan;
    const config = join(stateDir, 'workerd.capnp');
    const { settings, tls } = this.#plan;
    const served = {
      folder: stateDir,
      disk: workerdFolder(stateDir),
      settings,
      ...(tls && { tls }),
    };
    const text = workerdConfig({
      ...served,
      listen: `${listen.host}:${listen.port}`,
      secrets: Object.keys(secrets),
    });
    explaining(config, () => writeConfig(config, text));
    const args = [
      stateDir,
      String(graceMs),
      runtime.default,
      'serve',
      config,
      'config',
      '--experimental',
    ];
    const watchdog = spawn(process.execPath, [join(root, 'scripts/server/watchdog.mjs'), ...args], {
      cwd: stateDir,
      env: secrets,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    for (const stream of [watchdog.stdout, watchdog.stderr]) {
      // Before it is ready what it says is why it cannot start, and holds nothing of anybody.
      createInterface({ input: stream }).on('line', (line) => {
        if (this.#isReady || line.startsWith('{')) log(keptLine(line));
        else this.#plan.say(line);
      });
    }
    watchdog.stdin.on('error', () => {});
    watchdog.on('exit', () => this.#ended(watchdog));
    this.#watchdog = watchdog;
  }

  /** @param {import('node:child_process').ChildProcess} watchdog */
  #ended(watchdog) {
    killGroup(watchdog);
    if (this.#watchdog === watchdog) this.#watchdog = undefined;
    if (this.#stopping || this.#renewing) return;
    this.#ends.push(Date.now());
    // One that ends again and again has a reason that no new start takes away.
    const lately = this.#ends.filter((at) => at > Date.now() - ENDS_MS).length;
    if (!this.#isReady || lately > ENDS_MAX) {
      this.#stopping = true;
      this.#plan.say('The server stopped.');
      this.#plan.ended();
      return;
    }
    this.#plan.say('The server stopped: it is started again.');
    void this.#startAgain();
  }

  async #startAgain() {
    if (this.#stopping) return;
    try {
      this.#launch();
      await this.#healthy();
    } catch (error) {
      this.#plan.say(error instanceof Error ? error.message : String(error));
      await this.stop();
      this.#plan.ended();
      return;
    }
    if (!this.#stopping) this.#plan.say('Abwab is ready again.');
  }

  /** Asks now and then whether the server answers, and ends it when it does not. */
  async #watch() {
    for (let silent = 0; !this.#stopping; ) {
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS).unref());
      const watched = this.#watchdog;
      this.#room.look();
      const status = watched === undefined ? 200 : await this.#answer();
      if (watched !== this.#watchdog) continue;
      this.#tellOfDatabase(status === UNABLE);
      silent = status === 200 || status === UNABLE ? 0 : silent + 1;
      if (silent < SILENT_MAX || this.#stopping) continue;
      silent = 0;
      this.#plan.say('The server does not answer: it is ended.');
      // What does not answer does not finish anything either.
      killGroup(watched);
    }
  }

  /**
   * A database that takes nothing is no reason to end the server: with a full disk, which goes on by
   * itself when there is room, a new one could not even start.
   * @param {boolean} isUnable
   */
  #tellOfDatabase(isUnable) {
    if (isUnable === this.#isUnable) return;
    this.#isUnable = isUnable;
    this.#plan.say(
      isUnable
        ? 'The database does not answer: the lines before say why. The server is left running.'
        : 'The database answers again.',
    );
  }

  /** The status with which the service says how it is; 0 without an answer. */
  async #answer() {
    const health = new URL('/healthz', this.#plan.url);
    return send(health, { via: this.via, timeoutMs: ANSWER_MS }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  async #healthy() {
    const deadline = Date.now() + READY_MS;
    for (let status = 0; status !== 200; ) {
      if (this.#stopping) return;
      if (Date.now() > deadline) {
        throw new Error(`The server was not ready within ${READY_MS / 1000} s (status ${status}).`);
      }
      status = await this.#answer();
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }

  /** Closes the pipe: the watchdog ends the rest. */
  async #end() {
    const watchdog = this.#watchdog;
    if (!watchdog) return;
    watchdog.stdin?.end();
    if (watchdog.exitCode === null && watchdog.signalCode === null) await once(watchdog, 'exit');
  }
}

/**
 * Ends whatever is left of a server at once: where its watchdog was killed, it served on alone, and
 * no other could take its port.
 * @param {import('node:child_process').ChildProcess | undefined} watchdog
 */
function killGroup(watchdog) {
  try {
    if (watchdog?.pid) process.kill(-watchdog.pid, 'SIGKILL');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ESRCH') throw error;
  }
}

/**
 * Writes what differs alone: a server that is started again on a full disk has its configuration.
 * @param {string} file
 * @param {string} text
 */
function writeConfig(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text, { mode: 0o600 });
}
