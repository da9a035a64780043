import type { Direction } from '../../../../domain/admission.ts';
import type { GateWords } from '../../../../i18n/gate.ts';
import type { Passing } from '../../phone/walk-in-counter.ts';
import { button, make } from '../parts/dom.ts';

const GROUPS = [2, 3, 4, 5, 6];
const EXITS = [1, 5, 10, 50];

export interface CounterActions {
  /** `false` for a tap that was ignored. */
  readonly tap: (passing: Passing) => Promise<boolean>;
  readonly minute: () => void;
  readonly close: () => void;
}

/** Counts people without tickets: large buttons, and the sum since it was opened. */
export class CounterPanel {
  readonly element: HTMLElement;
  readonly #words: GateWords;
  readonly #act: CounterActions;
  /** The text of the button that counts a minute on an exit. */
  readonly #minute: string;
  readonly #note = make('p', 'why total');
  #total = 0;

  constructor(direction: Direction, words: GateWords, minute: string, act: CounterActions) {
    this.#words = words;
    this.#minute = minute;
    this.#act = act;
    const { counter, menu } = words;
    const exit = direction === 'exit';
    const title = make('h2', 'title', exit ? counter.exitTitle : counter.title);
    const head = make('div', 'head', title, button('close', menu.close, act.close));
    this.element = make('div', 'counter', head, this.#note, ...(exit ? this.#outs() : this.#ins()));
    this.add(0);
  }

  /** Shows that this many more were counted; negative after an undo. */
  add(people: number): void {
    this.#total += people;
    this.#note.textContent = this.#words.counter.total(this.#total);
    this.#note.classList.remove('warn');
  }

  #ins(): HTMLElement[] {
    const { counter } = this.#words;
    return [
      make('div', 'pair', this.#one(counter.adult, 0), this.#one(counter.child, 1)),
      make('div', 'strip', ...GROUPS.map((n) => this.#many(counter.group(n), n))),
      make('div', 'actions', this.#crew()),
    ];
  }

  #outs(): HTMLElement[] {
    const { counter } = this.#words;
    const buttons = EXITS.map((n) => this.#many(counter.group(n), n));
    const minute = button('big', this.#minute, this.#act.minute);
    return [make('div', 'pair', ...buttons), make('div', 'actions', this.#crew(), minute)];
  }

  #one(label: string, children: number): HTMLButtonElement {
    return this.#button('huge', label, { people: 1, children, kind: 'individual' });
  }

  #many(label: string, people: number): HTMLButtonElement {
    return this.#button('pick figure', label, { people, children: 0, kind: 'family' });
  }

  #crew(): HTMLButtonElement {
    const { crew } = this.#words.counter;
    return this.#button('big crew', crew, { people: 1, children: 0, kind: 'crew' });
  }

  #button(className: string, label: string, passing: Passing): HTMLButtonElement {
    return button(className, label, () => void this.#tap(passing));
  }

  async #tap(passing: Passing): Promise<void> {
    if (await this.#act.tap(passing)) this.add(passing.people);
    else {
      this.#note.textContent = this.#words.counter.tooFast;
      this.#note.classList.add('warn');
    }
  }
}
