import { statfsSync } from 'node:fs';

/** Less than this is told of: a day of an edition writes about as much. Bytes. */
const LOW = 1024 ** 3;
/** With less than this the database can fail at any instant. Bytes. */
const FULL = 64 * 1024 ** 2;

/** @typedef {'enough' | 'low' | 'full'} Room */

/** Watches how much room the disk of a state has, and says when that changes. */
export class RoomWatch {
  #stateDir;
  #say;
  #statfs;
  /** @type {Room} */
  #room = 'enough';

  /**
   * @param {string} stateDir
   * @param {(sentence: string) => void} say
   * @param {(path: string) => { bavail: number, bsize: number }} [statfs]
   */
  constructor(stateDir, say, statfs = statfsSync) {
    this.#stateDir = stateDir;
    this.#say = say;
    this.#statfs = statfs;
  }

  /** Never throws: a disk that cannot be asked is told of by what fails on it. */
  look() {
    const bytes = this.#free();
    if (bytes === undefined) return;
    const room = roomOf(bytes);
    if (room === this.#room) return;
    this.#room = room;
    this.#say(this.#sentence(room, Math.floor(bytes / 1024 ** 2)));
  }

  #free() {
    try {
      const { bavail, bsize } = this.#statfs(this.#stateDir);
      return bavail * bsize;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {Room} room
   * @param {number} megabytes
   */
  #sentence(room, megabytes) {
    const left = `The disk of ${this.#stateDir} has ${megabytes} MB left`;
    if (room === 'enough') return `${left}: that is enough.`;
    if (room === 'low') return `${left}: make room before it is full.`;
    return `${left}: make room now. Without it, what has to be written is answered 503.`;
  }
}

/**
 * @param {number} bytes
 * @returns {Room}
 */
function roomOf(bytes) {
  if (bytes < FULL) return 'full';
  return bytes < LOW ? 'low' : 'enough';
}
