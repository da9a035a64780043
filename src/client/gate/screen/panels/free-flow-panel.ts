import type { Direction } from '../../../../domain/admission.ts';
import type { DutyWords } from '../../../../i18n/duty.ts';
import type { GateWords } from '../../../../i18n/gate.ts';
import type { Passing } from '../../phone/walk-in-counter.ts';
import { button, make } from '../parts/dom.ts';

const STEPS = [1, 5, 10, 50];

export interface FlowActions {
  /** `false` for a tap that was ignored. */
  readonly tap: (passing: Passing) => Promise<boolean>;
  readonly end: () => void;
}

/** Free flow: in and out, counted in groups. There is nothing else to do. */
export class FreeFlowPanel {
  readonly element: HTMLElement;
  readonly #words: GateWords;
  readonly #act: FlowActions;
  readonly #note = make('p', 'why total');
  readonly #totals: Record<Direction, number>;
  readonly #shown = { entry: make('output', ''), exit: make('output', '') };

  /** @param known since when, and by whose order; @param totals go on where they stood */
  constructor(
    known: string,
    totals: Record<Direction, number>,
    words: GateWords,
    duty: DutyWords,
    act: FlowActions,
  ) {
    this.#totals = totals;
    this.#words = words;
    this.#act = act;
    this.#note.textContent = known;
    const { flow } = duty;
    this.element = make(
      'div',
      'counter flow',
      this.#note,
      this.#side('entry', flow.in),
      this.#side('exit', flow.out),
      button('big', flow.end, act.end),
    );
    for (const direction of ['entry', 'exit'] as const) this.add(0, direction);
  }

  /** Shows that this many more were counted; negative after an undo. */
  add(people: number, direction: Direction): void {
    this.#totals[direction] += people;
    this.#shown[direction].textContent = String(this.#totals[direction]);
    this.#note.classList.remove('warn');
  }

  #side(direction: Direction, name: string): HTMLElement {
    const head = make('h2', '', name, this.#shown[direction]);
    const buttons = STEPS.map((people) => {
      const label = this.#words.counter.group(people);
      const made = button('pick figure', label, () => void this.#tap(people, direction));
      made.setAttribute('aria-label', `${name} ${label}`);
      return made;
    });
    return make('section', direction, head, make('div', 'strip', ...buttons));
  }

  async #tap(people: number, direction: Direction): Promise<void> {
    const kind = people === 1 ? 'individual' : 'family';
    if (await this.#act.tap({ people, children: 0, kind, direction })) this.add(people, direction);
    else {
      this.#note.textContent = this.#words.counter.tooFast;
      this.#note.classList.add('warn');
    }
  }
}
