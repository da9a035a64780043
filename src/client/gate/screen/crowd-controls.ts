import type { Locale } from '../../../domain/kinds.ts';
import { dutyWords } from '../../../i18n/duty.ts';
import { formatTime } from '../../../i18n/format.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import type { Trying } from '../phone/free-flow.ts';
import type { Phone } from '../phone/phone.ts';
import { FreeFlowPanel } from './panels/free-flow-panel.ts';
import { NumberPad } from './panels/number-pad.ts';
import { button, byId, make } from './parts/dom.ts';
import { onLongPress } from './parts/long-press.ts';
import type { Sound } from './parts/sound.ts';
import type { ScanScreen } from './scan-screen.ts';

const CODE = 6;

export interface CrowdControlsParts {
  readonly phone: Phone;
  readonly gate: ScanScreen;
  readonly sound: Sound;
  /** Practice calls no one for help. */
  readonly practising: boolean;
  /** Free flow has begun or ended: the camera rests, or reads again. */
  readonly onFlow: (flowing: boolean) => void;
}

/** What staff do when the crowd is more than a queue: call for help, and start free flow. */
export class CrowdControls {
  readonly #parts: CrowdControlsParts;
  readonly #pressure = byId('pressure', HTMLButtonElement);
  #locale: Locale;
  #flowing = false;

  constructor(parts: CrowdControlsParts, locale: Locale) {
    this.#parts = parts;
    this.#locale = locale;
    onLongPress(this.#pressure, {
      long: () => void this.#alert(),
      short: () => this.#askAlert(),
    });
    this.#label();
  }

  set locale(locale: Locale) {
    this.#locale = locale;
    this.#label();
    if (!this.#flowing) return;
    this.#showFlow();
    this.#parts.onFlow(true);
  }

  /** Whether this gate is on free flow now. */
  get flowing(): boolean {
    return this.#flowing;
  }

  /** Free flow begins and ends by the clock and by the service too: called every second. */
  look(): void {
    const flowing = this.#parts.phone.books.flow() !== null;
    if (flowing === this.#flowing) return;
    this.#flowing = flowing;
    byId('work', HTMLElement).classList.toggle('flowing', flowing);
    for (const id of ['tool-count', 'tool-code', 'lane-entry', 'lane-exit']) {
      byId(id, HTMLButtonElement).disabled = flowing;
    }
    if (flowing) this.#showFlow();
    else this.#parts.gate.setRestingPanel(null);
    this.#parts.onFlow(flowing);
  }

  /** For the menu. */
  buttons(locale: Locale, leave: (act: () => void) => void): HTMLElement[] {
    if (this.#flowing) return [];
    return [button('big', dutyWords[locale].flow.open, () => leave(() => this.#askBegin()))];
  }

  #label(): void {
    const words = dutyWords[this.#locale].pressure;
    byId('pressure-word', HTMLElement).textContent = words.open;
    this.#pressure.setAttribute('aria-label', words.hold);
  }

  async #alert(): Promise<void> {
    const { phone, sound, gate, practising } = this.#parts;
    navigator.vibrate?.(200);
    if (practising) {
      gate.flash('attention', rescueWords[this.#locale].practice.banner);
      return;
    }
    await phone.alert('pressure');
    sound.play('attention');
    gate.flash('attention', dutyWords[this.#locale].pressure.kept);
    void phone.sync.run();
  }

  #askAlert(): void {
    const words = dutyWords[this.#locale].pressure;
    const { gate } = this.#parts;
    const send = button('big primary', words.send, () => void this.#alert());
    const cancel = button('big whole', gateWords[this.#locale].ask.cancel, () =>
      gate.showPanel(null),
    );
    const actions = make('div', 'actions', send, cancel);
    gate.showPanel(make('div', 'ask', make('p', 'why', words.ask), actions));
  }

  #showFlow(): void {
    const { phone, gate, sound } = this.#parts;
    const { books, counter } = phone;
    const flow = books.flow();
    if (!flow) return;
    const duty = dutyWords[this.#locale];
    const time = formatTime(flow.since, books.gate.enrolment.event.timezone);
    const order = flow.id === null ? duty.flow.own : duty.flow.ordered;
    const known = `${order} · ${duty.flow.since(time)}`;
    const { entry, exit } = books.flowed();
    const panel = new FreeFlowPanel(known, { entry, exit }, gateWords[this.#locale], duty, {
      tap: async (passing) => {
        const counted = await counter.tap(passing);
        if (counted) sound.play('tap');
        return counted;
      },
      end: () => (flow.id === null ? this.#askEnd() : this.#askEndOrdered()),
    });
    gate.setRestingPanel(panel);
  }

  #askBegin(): void {
    this.#askCode((code) => this.#parts.phone.flowing.begin(code));
  }

  #askEndOrdered(): void {
    this.#askCode((code) => this.#parts.phone.flowing.endOrdered(code));
  }

  #askEnd(): void {
    const { gate, phone } = this.#parts;
    const end = () => void phone.flowing.end().then(() => this.look());
    const yes = button('big primary', dutyWords[this.#locale].flow.end, end);
    const cancel = button('big whole', gateWords[this.#locale].ask.cancel, () =>
      gate.showPanel(null),
    );
    gate.showPanel(make('div', 'ask', make('div', 'actions', yes, cancel)));
  }

  #askCode(test: (code: string) => Promise<Trying>): void {
    const { gate } = this.#parts;
    const words = dutyWords[this.#locale].flow;
    const done = async (code: string) => {
      const tried = await test(code);
      if (tried !== 'right') return pad.again(words[tried]);
      gate.hidePanel(pad.element);
      this.look();
    };
    const pad = new NumberPad(gateWords[this.#locale], {
      title: words.code,
      least: CODE,
      most: CODE,
      secret: true,
      done: (code) => void done(code),
      close: () => gate.showPanel(null),
    });
    gate.showPanel(pad.element);
  }
}
