import type { GateWords } from '../../../../i18n/gate.ts';
import type { Shown } from '../../phone/shown-verdict.ts';
import { askCompass, mustAskCompass, pointTo } from '../parts/compass.ts';
import { button, drawing, make, once } from '../parts/dom.ts';
import { emblem, shapeOf } from '../parts/shapes.ts';
import type { VerdictText } from '../parts/verdict-text.ts';

/** Up, on a grid of 24. */
const ARROW = ['M12 21V4', 'M5 11l7-7 7 7'];

/** Numbers on the strip in one row; a larger party is counted with a stepper. */
const STRIP_MOST = 8;

export interface VerdictActions {
  readonly correct: (people: number) => void;
  readonly walkIns: (people: number) => void;
  readonly override: () => void;
  readonly showVisitor: () => void;
  readonly askNumber: () => void;
}

/** A verdict over the whole screen, under the live camera: shape, number, word, why, what next. */
export function verdictPanel(
  shown: Shown,
  message: VerdictText,
  words: GateWords,
  act: VerdictActions,
): HTMLElement {
  const sign = make('div', 'sign', shapeOf(message.tone));
  if (message.number !== null) sign.append(numberOf(message.number));
  if (message.day !== null) sign.append(emblem(message.day, 'emblem'));
  const panel = make('div', `verdict ${message.tone}`, sign, make('p', 'word', message.word));
  if (message.note !== null) panel.append(make('p', 'gate-note', message.note));
  if (message.gate !== null) panel.append(gateSign(message.gate, message.bearing, words));
  for (const line of message.lines) panel.append(make('p', 'why', line));
  const strip = stripOf(shown, words, act);
  if (strip) panel.append(strip);
  const actions = actionsOf(shown, message, words, act);
  if (actions.length > 0) panel.append(make('div', 'actions', ...actions));
  return panel;
}

/** The right gate's number, with an arrow to it, for which some phones need permission. */
function gateSign(gate: string, bearing: number | null, words: GateWords): HTMLElement {
  const sign = make('p', 'gate-sign', gate);
  if (bearing === null) return sign;
  const arrow = drawing('way unsure', 24, ARROW);
  pointTo(arrow, bearing);
  sign.append(arrow);
  if (mustAskCompass()) {
    const ask = button('', words.showWay, () => void askCompass().then(() => ask.remove()));
    sign.append(ask);
  }
  return sign;
}

function numberOf(people: number): HTMLElement {
  return make('b', people > 99 ? 'number long' : 'number', String(people));
}

/** Stays until the next code: a tap corrects how many went in, one more than booked as a walk-in. */
function stripOf(shown: Shown, words: GateWords, act: VerdictActions): HTMLElement | null {
  if (shown.verdict !== 'admitted') return null;
  const booked = shown.type === 'ticket' && shown.direction === 'entry';
  const most = booked ? shown.remaining : Math.max(shown.people, 5);
  if (booked && most < 2 && shown.people < 2) return null;
  const strip = make('div', 'strip');
  strip.setAttribute('role', 'group');
  strip.setAttribute('aria-label', words.strip);
  if (most > STRIP_MOST) {
    strip.append(button('pick wide', words.correct(shown.people), act.askNumber));
    return strip;
  }
  for (let people = 1; people <= most; people++) {
    const pick = button('pick', String(people), () => act.correct(people));
    pick.setAttribute('aria-pressed', String(people === shown.people));
    strip.append(pick);
  }
  if (booked) {
    const beyond = Math.max(0, shown.people - most);
    const more = button('pick figure beyond', `+${beyond || 1}`, () => {
      act.correct(most + beyond + 1);
    });
    more.setAttribute('aria-pressed', String(beyond > 0));
    strip.append(more);
  }
  return strip;
}

function actionsOf(
  shown: Shown,
  message: VerdictText,
  words: GateWords,
  act: VerdictActions,
): HTMLElement[] {
  const actions: HTMLElement[] = [];
  const { walkIns } = shown;
  if (walkIns > 0) {
    const admit = once(() => act.walkIns(walkIns));
    actions.push(button('big primary', words.walkIns(walkIns), admit));
  }
  if (message.visitor) actions.push(button('big', words.turnRound, act.showVisitor));
  if (shown.verdict === 'refused') actions.push(button('big', words.override, act.override));
  return actions;
}
