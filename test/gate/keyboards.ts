/** One key as a browser tells of it. */
export interface Key {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

const ROWS: Readonly<Record<string, string>> = {
  Digit: '1234567890',
  Shifted: '!@#$%^&*()',
};
const PLACES: readonly (readonly [string, string])[] = [
  ['Backquote', '`~'],
  ['Minus', '-_'],
  ['Equal', '=+'],
  ['BracketLeft', '[{'],
  ['BracketRight', ']}'],
  ['Backslash', '\\|'],
  ['Semicolon', ';:'],
  ['Quote', '\'"'],
  ['Comma', ',<'],
  ['Period', '.>'],
  ['Slash', '/?'],
  ['Space', '  '],
];

/** The key that a scanner presses for a character: by the places of a US keyboard. */
function placeOf(character: string): { code: string; shiftKey: boolean } {
  if (/[a-z]/i.test(character)) {
    return { code: `Key${character.toUpperCase()}`, shiftKey: /[A-Z]/.test(character) };
  }
  for (const [row, shiftKey] of [
    ['Digit', false],
    ['Shifted', true],
  ] as const) {
    const at = ROWS[row]?.indexOf(character) ?? -1;
    if (at >= 0) return { code: `Digit${(at + 1) % 10}`, shiftKey };
  }
  for (const [code, pair] of PLACES) {
    const at = pair.indexOf(character);
    if (at >= 0) return { code, shiftKey: at === 1 };
  }
  throw new Error(`no key for ${character}`);
}

/** From a key's place to what it types there, alone and with Shift. */
type Layout = Readonly<Record<string, readonly [string, string]>>;

const AZERTY: Layout = {
  // A and Q, Z and W change places; M is where US keyboards have a semicolon.
  KeyA: ['q', 'Q'],
  KeyQ: ['a', 'A'],
  KeyW: ['z', 'Z'],
  KeyZ: ['w', 'W'],
  KeyM: [',', '?'],
  Digit0: ['à', '0'],
  Digit1: ['&', '1'],
  Digit2: ['é', '2'],
  Digit3: ['"', '3'],
  Digit4: ["'", '4'],
  Digit5: ['(', '5'],
  Digit6: ['-', '6'],
  Digit7: ['è', '7'],
  Digit8: ['_', '8'],
  Digit9: ['ç', '9'],
  Minus: [')', '°'],
  Equal: ['=', '+'],
  BracketLeft: ['Dead', 'Dead'],
  BracketRight: ['$', '£'],
  Semicolon: ['m', 'M'],
  Quote: ['ù', '%'],
  Comma: [';', '.'],
  Period: [':', '/'],
  Slash: ['!', '§'],
  Backslash: ['*', 'µ'],
  Space: [' ', ' '],
};

const ARABIC: Layout = {
  KeyA: ['ش', 'ِ'],
  KeyB: ['لا', 'لآ'],
  KeyC: ['ؤ', '}'],
  KeyD: ['ي', ']'],
  KeyE: ['ث', 'ُ'],
  KeyF: ['ب', '['],
  KeyG: ['ل', 'لأ'],
  KeyH: ['ا', 'أ'],
  KeyI: ['ه', '÷'],
  KeyJ: ['ت', 'ـ'],
  KeyK: ['ن', '،'],
  KeyL: ['م', '/'],
  KeyM: ['ة', '’'],
  KeyN: ['ى', 'آ'],
  KeyO: ['خ', '×'],
  KeyP: ['ح', '؛'],
  KeyQ: ['ض', 'َ'],
  KeyR: ['ق', 'ٌ'],
  KeyS: ['س', 'ٍ'],
  KeyT: ['ف', 'لإ'],
  KeyU: ['ع', '‘'],
  KeyV: ['ر', '{'],
  KeyW: ['ص', 'ً'],
  KeyX: ['ء', 'ْ'],
  KeyY: ['غ', 'إ'],
  KeyZ: ['ئ', '~'],
  Semicolon: ['ك', ':'],
  Period: ['ز', '.'],
  Slash: ['ظ', '؟'],
  Minus: ['-', '_'],
  ...Object.fromEntries(
    Array.from('٠١٢٣٤٥٦٧٨٩', (one, at) => [`Digit${at}`, [one, ')!@#$%^&*('.charAt(at)] as const]),
  ),
};

const US: Layout = {};

export const LAYOUTS = { us: US, azerty: AZERTY, arabic: ARABIC } as const;

/** The keys that a scanner set to the US presses for a text, on a phone of another layout. */
export function keysFor(text: string, layout: Layout): Key[] {
  return Array.from(text, (character) => {
    const { code, shiftKey } = placeOf(character);
    return { key: layout[code]?.[shiftKey ? 1 : 0] ?? character, code, shiftKey };
  });
}
