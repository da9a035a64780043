/** How a text goes out as SMS. */
export interface SmsParts {
  /** `gsm`: the 7-bit alphabet of GSM 03.38; `unicode`: UCS-2, for everything beyond it. */
  readonly alphabet: 'gsm' | 'unicode';
  /** Septets of `gsm`, where a character of the extension table takes two, or UTF-16 units. */
  readonly units: number;
  /** How many are paid for. */
  readonly parts: number;
}

/** Units of a message alone, and of each part of several, whose head takes six bytes (3GPP TS 23.040). */
const LIMITS = { gsm: { alone: 160, joined: 153 }, unicode: { alone: 70, joined: 67 } } as const;

/** The basic table of GSM 03.38 (3GPP TS 23.038, 6.2.1): one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension table (6.2.1.1): an escape and one more septet. */
const EXTENSION = new Set('\f^{}\\[~]|€');

/**
 * In how many parts a text goes out. No part ends within a character: neither between an escape and
 * what it stands for, nor between the two units of a character beyond the basic plane.
 */
export function smsParts(text: string): SmsParts {
  const characters = [...text];
  const septets = characters.map((one) => (BASIC.has(one) ? 1 : EXTENSION.has(one) ? 2 : 0));
  const alphabet = septets.includes(0) ? 'unicode' : 'gsm';
  const sizes = alphabet === 'gsm' ? septets : characters.map((one) => one.length);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = LIMITS[alphabet];
  return { alphabet, units, parts: units <= alone ? 1 : partsOf(sizes, joined) };
}

function partsOf(sizes: readonly number[], limit: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > limit) {
      parts++;
      used = 0;
    }
    used += size;
  }
  return parts;
}
