import type { Locale } from '../../../domain/kinds.ts';
import { dutyWords } from '../../../i18n/duty.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { isBigChange } from '../phone/head-count.ts';
import type { Phone } from '../phone/phone.ts';
import { NumberPad } from './panels/number-pad.ts';
import { button, make, once } from './parts/dom.ts';
import type { ScanScreen } from './scan-screen.ts';

/** Digits of a supervisor's code. */
const CODE = 6;
/** No site holds 100,000 at once, and no scan can count more. */
const DIGITS = 5;

/** A count by eye, and when it was made (corrected time, ms). */
interface Counted {
  readonly people: number;
  readonly at: number;
}

/**
 * How many people are inside, counted by eye. It replaces the site's figure, for all gates at once:
 * so it is shown beside the present figure before it counts.
 */
export class HeadCountView {
  readonly #phone: Phone;
  readonly #gate: ScanScreen;
  #locale: Locale = 'ar';

  constructor(phone: Phone, gate: ScanScreen) {
    this.#phone = phone;
    this.#gate = gate;
  }

  open(locale: Locale): void {
    this.#locale = locale;
    const words = gateWords[locale];
    // Requested while the number is typed.
    const known = this.#phone.inside();
    const pad = new NumberPad(words, {
      title: words.counter.eye,
      least: 1,
      most: DIGITS,
      done: (digits) => {
        const counted = { people: Number(digits), at: this.#phone.books.now() };
        void known.then((before) => {
          if (pad.element.isConnected) this.#compare(counted, before);
        });
      },
      close: () => this.#gate.showPanel(null),
    });
    this.#gate.showPanel(pad.element);
  }

  #compare(counted: Counted, before: number | null): void {
    const { ask, eye } = gateWords[this.#locale];
    const { people } = counted;
    const { supervisor } = this.#phone.books.gate.policy;
    // Where no code is given out (null) none can be asked for; one that has yet to come is awaited.
    const guarded = isBigChange(before, people) && supervisor !== null;
    const change = eye.change(before, people);
    const panel = make('div', 'ask eye', make('p', 'word small', change));
    const confirmed = once(() => {
      if (guarded) this.#askCode(counted);
      else void this.#count(counted, panel);
    });
    const confirm = button('big primary', ask.confirm(people), confirmed);
    const cancel = button('big whole', ask.cancel, () => this.#gate.showPanel(null));
    panel.append(make('p', 'why', eye.all));
    if (guarded) panel.append(make('p', 'why', eye.guarded));
    panel.append(make('div', 'actions', confirm, cancel));
    this.#gate.showPanel(panel);
    this.#gate.say(change);
  }

  #askCode(counted: Counted): void {
    const { flow } = dutyWords[this.#locale];
    const done = async (code: string) => {
      const tried = await this.#phone.flowing.authorize(code);
      if (tried === 'right') await this.#count(counted, pad.element);
      else pad.again(flow[tried]);
    };
    const pad = new NumberPad(gateWords[this.#locale], {
      title: flow.code,
      least: CODE,
      most: CODE,
      secret: true,
      done: (code) => void done(code),
      close: () => this.#gate.showPanel(null),
    });
    this.#gate.showPanel(pad.element);
  }

  /** @param panel what was confirmed: whatever was opened while the disk wrote stays */
  async #count({ people, at }: Counted, panel: HTMLElement): Promise<void> {
    await this.#phone.counter.byEye(people, { at });
    this.#gate.answer(panel, gateWords[this.#locale].eye.counted(people));
  }
}
