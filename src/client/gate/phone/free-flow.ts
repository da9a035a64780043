import { supervisorHash } from '../../../domain/supervisor.ts';
import type { Books } from '../books/books.ts';

/** Wrong codes in a row after which the server must answer first. */
const MOST_WRONG = 5;

/** `unknown`: the service has given this phone no code to test against. */
export type Trying = 'right' | 'wrong' | 'locked' | 'unknown';

/**
 * Free flow: people are counted without scans, at an hour when a queue would be dangerous. The
 * service orders it, or a supervisor on the phone, offline too.
 */
export class FreeFlowControl {
  readonly #books: Books;

  constructor(books: Books) {
    this.#books = books;
  }

  /** Begins free flow at this gate by a supervisor's six digits. */
  async begin(code: string): Promise<Trying> {
    const tried = await this.authorize(code);
    if (tried === 'right' && !this.#books.flow()) {
      this.#books.change({ own_flow: this.#books.now() });
      await this.#books.save();
    }
    return tried;
  }

  /** Ends what was begun on this phone: returning to scans needs no permission. */
  async end(): Promise<void> {
    this.#books.change({ own_flow: null });
    await this.#books.save();
  }

  /** Ends here what the service has ordered, by a supervisor's six digits. */
  async endOrdered(code: string): Promise<Trying> {
    const tried = await this.authorize(code);
    const id = this.#books.flow()?.id;
    if (tried === 'right' && id) {
      const ordered = this.#books.gate.policy.free_flow ?? [];
      const known = this.#books.settings.left_flows.filter((left) =>
        ordered.some((flow) => flow.id === left),
      );
      this.#books.change({ left_flows: [...known, id] });
      await this.#books.save();
    }
    return tried;
  }

  /** Tests a supervisor's six digits, for every action that needs them. */
  async authorize(code: string): Promise<Trying> {
    const { supervisor } = this.#books.gate.policy;
    const { wrong_codes } = this.#books.settings;
    if (!supervisor) return 'unknown';
    if (wrong_codes >= MOST_WRONG) return 'locked';
    // Counted before it is tested, and stored: closing the page does not undo a try.
    this.#books.change({ wrong_codes: wrong_codes + 1 });
    await this.#books.save();
    const hash = await supervisorHash(code, supervisor).catch(() => null);
    if (hash === null) return 'unknown';
    if (hash !== supervisor.hash) return wrong_codes + 1 >= MOST_WRONG ? 'locked' : 'wrong';
    this.#books.change({ wrong_codes: 0 });
    await this.#books.save();
    return 'right';
  }
}
