import { MINUTE_MS } from '../../../../domain/time.ts';
import type { DutyWords } from '../../../../i18n/duty.ts';
import type { GateWords } from '../../../../i18n/gate.ts';
import { button, make, once } from '../parts/dom.ts';

const LOOK_EVERY_MS = 250;
/** Metres of the widest exit that one person can judge. */
const WIDEST = 40;

export interface MinuteActions {
  /** `people` in that minute over the whole width, which is an estimate. */
  readonly done: (people: number, metres: number) => void;
  readonly close: () => void;
}

/**
 * One minute over one metre, times the open width: for an exit where heads cannot be counted. The
 * flow is steady over a minute, and a metre is what one person can watch.
 */
export class MinutePanel {
  readonly element = make('div', 'counter minute');
  readonly #words: GateWords;
  readonly #duty: DutyWords;
  readonly #act: MinuteActions;
  readonly #now: () => number;
  readonly #number = make('output', 'number long', '0');
  readonly #note: HTMLElement;
  readonly #bar = make('progress', 'gone');
  #people = 0;
  #metres: number;
  #timer = 0;

  /** @param metres of width to start from; @param now any steady clock, ms */
  constructor(
    metres: number,
    words: GateWords,
    duty: DutyWords,
    act: MinuteActions,
    now: () => number = () => performance.now(),
  ) {
    this.#metres = metres;
    this.#words = words;
    this.#duty = duty;
    this.#act = act;
    this.#now = now;
    this.#note = make('p', 'why', duty.minute.lead);
    this.#bar.max = MINUTE_MS;
    this.#bar.value = 0;
    const taps = [1, 2].map((people) => {
      return button('huge figure', words.counter.group(people), () => this.#count(people));
    });
    this.#show(this.#note, this.#bar, this.#number, make('div', 'pair', ...taps));
  }

  /** What others count meanwhile does not change this panel. */
  add(): void {}

  #count(people: number): void {
    this.#people += people;
    this.#number.textContent = String(this.#people);
    if (this.#timer !== 0) return;
    const end = this.#now() + MINUTE_MS;
    const look = () => {
      const left = Math.max(0, end - this.#now());
      this.#bar.value = MINUTE_MS - left;
      this.#note.textContent = this.#duty.minute.left(Math.ceil(left / 1_000));
      if (left > 0) return;
      clearInterval(this.#timer);
      this.#askWidth();
    };
    this.#timer = window.setInterval(look, LOOK_EVERY_MS);
    look();
  }

  #askWidth(): void {
    const { minute } = this.#duty;
    const product = make('p', 'why');
    const done = once(() => this.#act.done(this.#all, this.#metres));
    const confirm = button('big primary', '', done);
    const step = (by: number) => {
      this.#metres = Math.min(WIDEST, Math.max(1, this.#metres + by));
      this.#number.textContent = String(this.#metres);
      product.textContent = minute.product(this.#people, this.#metres);
      confirm.textContent = minute.confirm(this.#all);
    };
    step(0);
    const steps = [-5, -1, 1, 5].map((by) =>
      button('pick figure', by > 0 ? `+${by}` : `−${-by}`, () => step(by)),
    );
    const question = make('p', 'why', minute.width);
    const actions = make('div', 'actions', confirm);
    this.#show(question, this.#number, make('div', 'strip', ...steps), product, actions);
  }

  get #all(): number {
    return this.#people * this.#metres;
  }

  #show(...content: readonly HTMLElement[]): void {
    const title = make('h2', 'title', this.#duty.minute.title);
    const close = button('close', this.#words.menu.close, () => {
      clearInterval(this.#timer);
      this.#act.close();
    });
    this.element.replaceChildren(make('div', 'head', title, close), ...content);
  }
}
