import type { Locale } from '../../../domain/kinds.ts';
import { dutyWords } from '../../../i18n/duty.ts';
import { gateWords } from '../../../i18n/gate.ts';
import type { Undone } from '../phone/corrections.ts';
import type { Question, Stated } from '../phone/decide-scan.ts';
import type { Phone } from '../phone/phone.ts';
import type { Shown } from '../phone/shown-verdict.ts';
import { counterPanel, type RestingPanel } from './counter-tool.ts';
import { askDay, askPeople, askReason } from './panels/ask-panel.ts';
import { KeypadPanel } from './panels/keypad-panel.ts';
import { verdictPanel } from './panels/verdict-panel.ts';
import { VerdictTime } from './panels/verdict-time.ts';
import { make } from './parts/dom.ts';
import type { Sound } from './parts/sound.ts';
import { type VerdictText, verdictText } from './parts/verdict-text.ts';
import type { ScanLayout } from './scan-layout.ts';
import { VisitorMessage } from './visitor-message.ts';

/**
 * A scanner that types the same text twice within this, or types it into the keypad too, means it
 * once, ms.
 */
const ECHO_MS = 400;

/** A verdict that was prepared. */
interface Drawn {
  readonly shown: Shown;
  readonly message: VerdictText;
  readonly panel: HTMLElement;
}

/** The gate at work: what a code, a tap or a question shows on the screen. */
export class ScanScreen {
  readonly visitorMessage = new VisitorMessage();
  readonly #phone: Phone;
  readonly #view: ScanLayout;
  readonly sound: Sound;
  #locale: Locale;
  #resting: RestingPanel | null = null;
  #keypad: KeypadPanel | null = null;
  readonly #time: VerdictTime;
  /** Codes are taken one after another. */
  #turn: Promise<void> = Promise.resolve();
  #taken = { text: '', at: Number.NEGATIVE_INFINITY };

  constructor(phone: Phone, view: ScanLayout, sound: Sound, locale: Locale) {
    this.#phone = phone;
    this.#view = view;
    this.sound = sound;
    this.#locale = locale;
    this.#time = new VerdictTime({
      shrink: (verdict) => this.#shrink(verdict),
      end: () => this.#restByItself(),
    });
    const { tools } = view;
    tools.count.addEventListener('click', () => this.#toggleCounter());
    tools.code.addEventListener('click', () => this.#toggleKeypad());
    tools.undo.addEventListener('click', () => void this.#undo());
    view.entry.addEventListener('click', () => this.#turnLane('entry'));
    view.exit.addEventListener('click', () => this.#turnLane('exit'));
    view.video.addEventListener('click', () => this.#rest());
    view.onTapAside(() => this.#rest());
  }

  get locale(): Locale {
    return this.#locale;
  }

  set locale(locale: Locale) {
    this.#locale = locale;
    this.#rest();
  }

  /** A panel that was asked for, such as a shift's sheet; `null` takes it away. */
  showPanel(panel: HTMLElement | null): void {
    this.#rest();
    if (panel) this.#view.show(panel, 'idle');
  }

  /** Takes a panel away, unless something else was opened while the disk wrote. */
  hidePanel(panel: HTMLElement): void {
    if (panel.isConnected) this.#rest();
  }

  /** One code from camera, scanner or keypad. */
  take(text: string, stated: Stated = {}): void {
    const start = performance.now();
    const echo = text === this.#taken.text && start - this.#taken.at < ECHO_MS;
    if (echo && Object.keys(stated).length === 0) return;
    this.#taken = { text, at: start };
    this.#turn = this.#turn
      .then(() => this.#judge(text, stated))
      // A code that fails must not stop the next.
      .catch(() => this.flash('attention', gateWords[this.#locale].why.invalid))
      .then(() => {
        performance.measure('verdict', { start });
        // Everything but the verdict waits until the verdict is painted.
        requestAnimationFrame(() => setTimeout(() => this.#view.refresh(this.#locale)));
      });
  }

  async #judge(text: string, stated: Stated): Promise<void> {
    let drawn: Drawn | null = null;
    let drawing = 0;
    // In a task of its own: the write to the disk starts first.
    const foresee = (likely: Shown) => {
      drawing = window.setTimeout(() => {
        drawn = this.#draw(likely, text);
      });
    };
    const outcome = await this.#phone.scan(text, stated, foresee);
    clearTimeout(drawing);
    this.#keypad = null;
    this.#view.taps.panelChanged();
    if (outcome.as === 'shown') this.#showVerdict(asDrawn(drawn, outcome), text);
    else if (outcome.as === 'question') this.#ask(outcome.question, text, stated);
    else if (outcome.as === 'flowing') {
      this.flash('attention', dutyWords[this.#locale].flow.noScans);
    } else this.flash('attention', gateWords[this.#locale].keypad.miscopied);
  }

  /** Whether a question is open that staff have yet to answer, or to cancel. */
  get isAsking(): boolean {
    return this.#view.panel.querySelector('.ask .whole') !== null;
  }

  /** Whether the keypad is open. */
  get takesDigits(): boolean {
    return this.#keypad !== null;
  }

  /** Digits from a keyboard go to the keypad while it is open. */
  type(digits: string): void {
    this.#keypad?.type(digits);
  }

  #draw(shown: Shown, text: string): Drawn {
    const { event } = this.#phone.books.gate.enrolment;
    const message = verdictText(shown, this.#locale, event);
    const words = gateWords[this.#locale];
    const panel = verdictPanel(shown, message, words, {
      correct: (people) => void this.#correct(shown, text, people),
      walkIns: (people) => void this.#admitWalkIns(shown, people),
      override: () => this.#askReason(text, shown, message.tone),
      showVisitor: () => {
        if (message.visitor)
          this.visitorMessage.toVisitor(message.visitor.text, message.visitor.locale);
        // The visitor needs time to read it.
        this.#time.begin(shown.verdict);
      },
      askNumber: () => this.#askNumber(shown, text),
    });
    return { shown, message, panel };
  }

  #showVerdict(verdict: Shown | Drawn, text: string): void {
    const { shown, message, panel } = 'panel' in verdict ? verdict : this.#draw(verdict, text);
    this.#view.show(panel, message.tone, 'whole');
    this.sound.play(message.tone);
    this.#view.say(
      [message.word, message.number ?? '', message.note ?? '', ...message.lines].join('. '),
    );
    this.#time.begin(shown.verdict);
  }

  /** The counter stays open; a refusal has to be dealt with first. */
  #shrink(verdict: 'admitted' | 'refused'): void {
    if (this.#resting && verdict === 'admitted') this.#restByItself();
    else this.#view.fold();
  }

  /** Nobody has tapped for it: a finger may be on its way to the card. */
  #restByItself(): void {
    this.#rest();
    this.#view.taps.panelChanged();
  }

  /** Back to what was shown before the last verdict: the counter, or nothing. */
  #rest(): void {
    this.#time.stop();
    this.#keypad = null;
    this.#view.show(this.#resting?.element ?? null, 'idle');
  }

  #ask(question: Question, text: string, stated: Stated): void {
    this.#time.stop();
    const cancel = () => this.#rest();
    const { event } = this.#phone.books.gate.enrolment;
    const panel =
      question.ask === 'people'
        ? askPeople(
            question,
            this.#locale,
            (people) => this.take(text, { ...stated, people }),
            cancel,
          )
        : askDay(
            question,
            event,
            this.#locale,
            (day) => void this.#sayDay(day, text, stated),
            cancel,
          );
    this.#view.show(panel, 'attention');
    this.sound.play('attention');
    const words = gateWords[this.#locale].ask;
    this.#view.say(question.ask === 'people' ? words.people : words.day);
  }

  async #sayDay(day: number, text: string, stated: Stated): Promise<void> {
    await this.#phone.sayDay(day);
    this.take(text, stated);
  }

  #askNumber(shown: Shown, text: string): void {
    const { direction, terms, people, remaining } = shown;
    const question = {
      ask: 'people',
      direction,
      terms,
      expected: people,
      most: remaining,
    } as const;
    const answer = (corrected: number) => void this.#correct(shown, text, corrected);
    const panel = askPeople(question, this.#locale, answer, () => this.#rest());
    this.#view.show(panel, 'in');
    this.#time.linger();
  }

  #askReason(text: string, shown: Shown, tone: 'in' | 'attention' | 'stop' | 'hold'): void {
    const people = shown.terms && shown.remaining > 0 ? shown.remaining : undefined;
    const panel = askReason(
      this.#locale,
      (override) => this.take(text, { override, ...(people !== undefined && { people }) }),
      () => this.#rest(),
    );
    this.#view.show(panel, tone);
    this.#time.linger();
  }

  async #correct(shown: Shown, text: string, people: number): Promise<void> {
    const corrected = await this.#phone.corrections.correct(people, shown.id);
    // What came after it is shown in a moment: a number for one party must not be another's.
    if (corrected === null) return;
    if (corrected === 'expired') this.flash('attention', gateWords[this.#locale].undo.expired);
    else this.#showVerdict({ ...shown, id: corrected.id, people, inside: 0 }, text);
  }

  async #admitWalkIns(refused: Shown, people: number): Promise<void> {
    const { terms } = refused;
    const children = Math.min(people, terms?.children ?? 0);
    const passing = { people, children, kind: terms?.kind ?? 'individual' } as const;
    const id = await this.#phone.counter.walkIn(passing, refused.id);
    const shown = { id, type: 'walk_in', verdict: 'admitted', reason: null, walkIns: 0 } as const;
    this.#showVerdict({ ...refused, ...shown, people, remaining: people, inside: 0 }, '');
  }

  /** Takes back one of the last scans, by its id. */
  async undoOne(id: string): Promise<void> {
    this.#sayUndone(await this.#phone.corrections.undoOne(id));
  }

  async #undo(): Promise<void> {
    this.#sayUndone(await this.#phone.corrections.undo());
  }

  #sayUndone(undone: Undone): void {
    const words = gateWords[this.#locale];
    if (undone.as === 'undone') {
      this.#resting?.add(-undone.people, undone.direction);
      this.flash('attention', words.undo.undone(undone.people));
    } else this.flash('attention', words.undo[undone.as]);
  }

  /** Seen at once: a slow disk would take away what staff have opened since. */
  #turnLane(direction: 'entry' | 'exit'): void {
    void this.#phone.turn(direction);
    if (this.#resting) this.#resting = counterPanel(this.#phone, this);
    this.#rest();
    this.#view.refresh(this.#locale);
  }

  #toggleCounter(): void {
    this.setRestingPanel(this.#resting ? null : counterPanel(this.#phone, this));
  }

  #toggleKeypad(): void {
    if (this.#keypad) {
      this.#rest();
      return;
    }
    this.#time.stop();
    const words = gateWords[this.#locale];
    this.#keypad = new KeypadPanel(
      words,
      (digits) => this.take(digits),
      () => this.#rest(),
    );
    this.#view.show(this.#keypad.element, 'idle');
  }

  /** A panel to which the screen returns after each verdict; `null`: the camera alone. */
  setRestingPanel(panel: RestingPanel | null): void {
    this.#resting = panel;
    this.#rest();
  }

  /** Read aloud, beside what is shown. */
  say(text: string): void {
    this.#view.say(text);
  }

  /**
   * What became of something that the phone had to write first: in place of the panel that it was asked
   * on, and only read aloud where staff have opened another one meanwhile.
   */
  answer(panel: HTMLElement, text: string): void {
    if (panel.isConnected) this.flash('in', text);
    else this.say(text);
  }

  /** One sentence for a moment. */
  flash(tone: 'in' | 'attention', text: string): void {
    this.#view.show(make('div', 'verdict brief', make('p', 'word small', text)), tone, 'whole');
    this.#view.say(text);
    this.#time.brief();
  }
}

/**
 * The prepared verdict, if it is the same. Which side decided, and whether it is on the disk, is
 * not on the panel.
 */
function asDrawn(drawn: Drawn | null, shown: Shown): Shown | Drawn {
  if (!drawn) return shown;
  const { decidedBy, saved } = drawn.shown;
  return JSON.stringify(drawn.shown) === JSON.stringify({ ...shown, decidedBy, saved })
    ? drawn
    : shown;
}
