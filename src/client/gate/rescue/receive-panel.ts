import type { Locale } from '../../../domain/kinds.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import type { Rescued } from '../records.ts';
import { button, make } from '../screen/parts/dom.ts';
import { type Gathered, Gathering, type RescueCode } from './qr-parts.ts';
import type { Keeping, ReceivedScans } from './received-scans.ts';
import { decodeRescue, screenOf } from './rescue-format.ts';

/** Numbers of missing parts that fit in a line. */
const MISSING_MOST = 8;

/** What was last read of a group, or what is wrong with it. */
type Trouble = 'own' | 'garbled' | 'cannot' | 'unsaved';

/** Groups whose codes need not be read again. */
const REMEMBERED_MOST = 200;

/** Reads the codes of another phone's screen, and says when that phone may be put away. */
export class ReceivePanel {
  readonly element = make('div', 'rescue');
  readonly #rescues: ReceivedScans;
  readonly #gathering = new Gathering();
  /** Each group that is on this phone's disk, with the server, or this phone's own, and its scans. */
  readonly #kept = new Map<string, number>();
  /** The screen that was read last. */
  #screen = '';
  #gathered: Gathered | null = null;
  #trouble: Trouble | null = null;

  constructor(rescues: ReceivedScans) {
    this.#rescues = rescues;
  }

  /** One code of the screen that is read. `changed` is called when there is a change to show. */
  take(code: RescueCode, changed: () => void): void {
    if (this.#kept.has(code.group)) changed();
    else void this.#gather(this.#gathering.take(code)).then(changed);
  }

  async #gather(gathered: Gathered): Promise<void> {
    this.#gathered = gathered;
    this.#trouble = null;
    const { group, text } = gathered;
    if (text === null) return;
    const rescued = await decodeRescue(group, text);
    if (!rescued) {
      this.#trouble = 'DecompressionStream' in globalThis ? 'garbled' : 'cannot';
      return;
    }
    const keeping: Keeping = await this.#rescues.keep(rescued);
    if (keeping === 'own') this.#trouble = 'own';
    if (keeping === 'unsaved' || keeping === 'full') this.#trouble = 'unsaved';
    else this.#remember(rescued);
    this.#screen = screenOf(group);
  }

  #remember({ group, scans }: Rescued): void {
    this.#kept.set(group, scans);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= REMEMBERED_MOST) return;
      this.#kept.delete(oldest);
    }
  }

  /** Draws it again in a language. */
  draw(locale: Locale, close: () => void): void {
    const words = rescueWords[locale].rescue;
    const { waiting, handedIn, keptApart, disbelieved } = this.#rescues.status;
    const read = [...this.#kept].filter(([group]) => screenOf(group) === this.#screen);
    const kept = read.reduce((sum, [, scans]) => sum + scans, 0);
    const line = (text: string, className = 'why') => make('p', className, text);
    this.element.replaceChildren(
      make('div', 'head', make('h2', 'title', words.title), button('close', words.close, close)),
      ...(this.#gathered ? this.#progress(locale) : [line(words.aim)]),
      ...(this.#trouble ? [line(words[this.#trouble], 'why wrong')] : []),
      ...(kept > 0
        ? [make('p', 'number', String(kept)), line(words.kept), line(words.compare, 'small')]
        : []),
      ...(waiting > 0 ? [line(words.waiting(waiting), 'small')] : []),
      ...(handedIn > 0 ? [line(words.handedIn(handedIn))] : []),
      ...(keptApart > 0 ? [line(words.keptApart(keptApart), 'small')] : []),
      ...(disbelieved > 0 ? [line(words.disbelieved(disbelieved), 'why wrong')] : []),
    );
  }

  /** Which parts of the group before the camera are read. */
  #progress(locale: Locale): HTMLElement[] {
    const gathered = this.#gathered;
    if (!gathered || gathered.missing.length === 0) return [];
    const words = rescueWords[locale].rescue;
    const { of, missing } = gathered;
    const bar = make('progress', '');
    bar.max = of;
    bar.value = of - missing.length;
    const few = missing.slice(0, MISSING_MOST).join(' · ');
    return [
      make('p', 'why', words.parts(of - missing.length, of)),
      bar,
      ...(missing.length <= MISSING_MOST ? [make('p', 'small', words.missing(few))] : []),
    ];
  }
}
