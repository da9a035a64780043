import { loopbackOf } from './address.mjs';
import { ClockWatch, forgetLaterMinute } from './clock.mjs';
import { keptLine } from './lines.mjs';
import { Patience } from './patience.mjs';
import { send } from './request.mjs';
import { RoomWatch } from './room.mjs';
import { endWorkerd, killGroup, launchWorkerd } from './workerd.mjs';

/** A start that takes longer has failed. */
const READY_MS = 60_000;
const ASK_AGAIN_MS = 25;
/** Each time it is asked a little later: a Worker that fails at each question logs each. */
const SLOWER = 1.1;
const ASK_MAX_MS = 500;
/** How often the server is asked whether it is well, and after how many silences it is ended. */
const WATCH_MS = 2_000;
const ANSWER_MS = 5_000;
const SILENT_MAX = 3;
/** With which the service says that its database does not answer. */
const UNABLE = 503;
/** Ends within so long, ms, after which it is not started once more. */
const ENDS_MS = 60_000;
const ENDS_MAX = 3;
const SET_BACK = 'The clock was set back: the server is started again, by the hour that is now.';
const READY_AGAIN = 'Abwab is ready again.';
const DOES_NOT_START =
  'What was built does not start: the lines before say why. The next change is tried again.';

/**
 * @typedef {object} Plan
 * @property {string} stateDir held by this process, migrated
 * @property {string} url origin that visitors see
 * @property {import('./address.mjs').Listen} listen
 * @property {Readonly<Record<string, string>>} settings of the service that are no secret
 * @property {Readonly<Record<string, string>>} secrets go by the environment, and into no file
 * @property {{ key: string, certificate: string }} [tls] PEM, where no proxy speaks TLS
 * @property {import('./relays.mjs').Relays} [relays] what carries messages
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
  /** How often a change was to be served: the newest goes before those that still start. */
  #renewals = 0;
  #isReady = false;
  /** The one that has answered. @type {import('node:child_process').ChildProcess | undefined} */
  #well;
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
   * Resolves when the service answers, or with false when it is ended before.
   * @throws with a sentence when it does not answer in time
   */
  async start() {
    this.#launch();
    if (!(await this.#healthy())) return false;
    this.#isReady = true;
    void this.#watch();
    return true;
  }

  /**
   * Serves what was built meanwhile. Whoever asks during the change is not answered. Of what does not
   * start this is said, and nothing is served until the next change.
   * @param {() => void} [between] what is done while nobody serves the state
   */
  async renew(between) {
    if (this.#stopping) return;
    this.#renewals += 1;
    const renewal = this.#renewals;
    const isNewest = () => renewal === this.#renewals && !this.#stopping;
    this.#renewing = true;
    await this.#end();
    if (!isNewest()) return;
    try {
      this.#doBetween(between);
      this.#launch();
      const isWell = await this.#healthy();
      if (isNewest()) this.#plan.say(isWell ? READY_AGAIN : DOES_NOT_START);
    } catch (error) {
      if (!isNewest()) return;
      this.#plan.say(error instanceof Error ? error.message : String(error));
      await this.#end();
    } finally {
      if (renewal === this.#renewals) this.#renewing = false;
    }
  }

  /**
   * What fails here is said, and keeps nobody from being served.
   * @param {(() => void) | undefined} between
   */
  #doBetween(between) {
    try {
      between?.();
    } catch (error) {
      this.#plan.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Resolves when the server has finished what it took and is gone. */
  async stop() {
    this.#stopping = true;
    await this.#end();
  }

  #launch() {
    const { log, say, stateDir } = this.#plan;
    forgetLaterMinute(stateDir);
    const watchdog = launchWorkerd(this.#plan, (line) => {
      // Before it is ready what it says is why it cannot start, and holds nothing of anybody.
      if (this.#isReady || line.startsWith('{')) log(keptLine(line));
      else say(line);
    });
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
      if (await this.#healthy()) this.#plan.say(READY_AGAIN);
    } catch (error) {
      this.#plan.say(error instanceof Error ? error.message : String(error));
      await this.stop();
      this.#plan.ended();
    }
  }

  /** Asks now and then whether the server answers, and ends it when it does not. */
  async #watch() {
    const patience = new Patience((timeoutMs) => this.#answer(timeoutMs), {
      waitMs: ANSWER_MS,
      most: SILENT_MAX,
    });
    const clock = new ClockWatch();
    while (!this.#stopping) {
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS).unref());
      if (clock.isSetBack() && !this.#stopping) {
        this.#plan.say(SET_BACK);
        await this.renew();
      }
      const watched = this.#watchdog;
      this.#room.look();
      // One that starts takes its time: it may have a long journal to read.
      const status = watched && watched === this.#well ? await patience.ask() : 200;
      if (watched !== this.#watchdog) {
        patience.begin();
        continue;
      }
      this.#tellOfDatabase(status === UNABLE);
      if (status === 200 || status === UNABLE) patience.begin();
      if (!patience.isOver || this.#stopping) continue;
      patience.begin();
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

  /**
   * The status with which the service says how it is; 0 without an answer.
   * @param {number} [timeoutMs]
   */
  async #answer(timeoutMs = ANSWER_MS) {
    const health = new URL('/healthz', this.#plan.url);
    return send(health, { via: this.via, timeoutMs }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /**
   * Resolves when the server that was launched last answers, or with false when it is ended before.
   * @throws with a sentence when it does not answer in time
   */
  async #healthy() {
    const launched = this.#watchdog;
    const deadline = Date.now() + READY_MS;
    for (
      let [status, pauseMs] = [0, ASK_AGAIN_MS];
      status !== 200;
      pauseMs = Math.min(pauseMs * SLOWER, ASK_MAX_MS)
    ) {
      if (this.#stopping || launched !== this.#watchdog) return false;
      if (Date.now() > deadline) {
        throw new Error(`The server was not ready within ${READY_MS / 1000} s (status ${status}).`);
      }
      status = await this.#answer();
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    this.#well = launched;
    return !this.#stopping && launched === this.#watchdog;
  }

  async #end() {
    if (this.#watchdog) await endWorkerd(this.#watchdog, this.#plan.graceMs);
  }
}
