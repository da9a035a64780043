/** Keys of a US keyboard by their place (UI Events `code`): what each types, alone and with Shift. */
const KEYS: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
  NumpadAdd: '++',
};

/** Digit0 to Digit9, with Shift. */
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * What a key types on a US keyboard, whatever layout the phone is set to; empty for a key that
 * types nothing. Caps Lock is left out: a scanner holds Shift.
 */
export function typedOnUs(code: string, shift: boolean): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const [, row, digit] = /^(Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit !== undefined) {
    return shift && row === 'Digit' ? SHIFTED_DIGITS.charAt(Number(digit)) : digit;
  }
  return KEYS[code]?.charAt(shift ? 1 : 0) ?? '';
}
