import { Keystrokes, PAUSE_MS, SILENCE_MS, type Typed } from './keystrokes.ts';
import type { ScannedParts } from './scanned-parts.ts';
import { typedOnUs } from './us-keyboard.ts';

export interface ScannerParts {
  readonly partsOf: (text: string) => ScannedParts;
  /** Whether the keypad is open. */
  readonly takesDigits: () => boolean;
  /** One code, or several that came without a pause. */
  readonly onCodes: (texts: readonly string[]) => void;
  /** Digits typed by hand into the keypad, of any script. */
  readonly onDigits: (digits: string) => void;
}

/** Fields that keep what is typed into them. */
const FIELDS =
  'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select';

/**
 * Reads a hardware scanner, which is a keyboard to the phone: on any layout, with whatever stands
 * around its code, ended by Enter, by Tab or by a pause.
 */
export function listenForScanner(target: Document, parts: ScannerParts): void {
  const keys = new Keystrokes(parts.partsOf, parts.takesDigits);
  const altCode = new AltCode();
  let pause = 0;
  let silence = 0;
  const report = (typed: Typed) => {
    if (typed?.as === 'codes') parts.onCodes(typed.texts);
    else if (typed) parts.onDigits(typed.digits);
  };
  const lookLater = () => {
    clearTimeout(pause);
    clearTimeout(silence);
    const look = () => report(keys.settle(performance.now()));
    pause = window.setTimeout(look, PAUSE_MS + 1);
    silence = window.setTimeout(look, SILENCE_MS + 1);
  };
  const press = (typed: string, onUs: string, at: number) => {
    report(keys.press({ typed, onUs, at }));
    lookLater();
  };
  target.addEventListener('keydown', (event) => {
    if (event.repeat || isField(event.target)) return;
    const { timeStamp: at } = event;
    if (isEnd(event)) {
      if (keys.isEnd(at)) event.preventDefault();
      report(keys.end());
    } else if (!altCode.takes(event)) {
      if (keys.follows(at)) event.preventDefault();
      const typed = typedBy(event);
      const onUs = isCommand(event) ? '' : typedOnUs(event.code, event.shiftKey);
      if (typed || onUs) press(typed, onUs, at);
    }
  });
  target.addEventListener('keyup', (event) => {
    const character = event.key === 'Alt' ? altCode.end() : '';
    if (character) press(character, character, event.timeStamp);
  });
}

/** Windows types a character by its number on the numeric keys, with Alt held; so do some scanners. */
class AltCode {
  #digits = '';

  takes({ altKey, code }: KeyboardEvent): boolean {
    const [, digit] = /^Numpad(\d)$/.exec(code) ?? [];
    if (!altKey || digit === undefined) return false;
    this.#digits = (this.#digits + digit).slice(-4);
    return true;
  }

  /** Alt was let go. */
  end(): string {
    const character = this.#digits && String.fromCharCode(Number(this.#digits) & 0xff);
    this.#digits = '';
    return character;
  }
}

/** Enter and Tab, and the control characters by which scanners send them. */
function isEnd({ key, ctrlKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'Tab' || (ctrlKey && /^[mji]$/i.test(key));
}

/** The text of a key on this phone's layout. A name, such as `Shift` or `Dead`, is none. */
function typedBy(event: KeyboardEvent): string {
  if (isCommand(event)) return controlOf(event);
  // Some keys of Arabic layouts type two letters; names are of more than one, and Latin.
  return event.key.length === 1 || !/^[A-Za-z]/.test(event.key) ? event.key : '';
}

/** With Ctrl or a command key held. AltGr, which some systems report as Ctrl and Alt, types. */
function isCommand(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event;
  return metaKey || ((ctrlKey || altKey) && !event.getModifierState('AltGraph'));
}

/** Scanners type the control characters around a code as Ctrl and a letter. */
function controlOf({ ctrlKey, metaKey, altKey, code, shiftKey }: KeyboardEvent): string {
  if (!ctrlKey || metaKey || altKey) return '';
  const at = typedOnUs(code, shiftKey).toUpperCase().charCodeAt(0) - 64;
  return at > 0 && at < 32 ? String.fromCharCode(at) : '';
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(FIELDS);
}
