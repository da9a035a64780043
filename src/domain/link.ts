import { anyDigitsToLatin } from './digits.ts';

/** Controls, direction marks, joiners and fillers: they show nothing, and could stand within a link. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** What is drawn like a full stop, or is read as one in an address. */
const STOPS =
  /[\u3002\uff61\u2024\u2027\u00b7\u2022\u2219\u22c5٫۔\u0701\u0702\u1390\u1427\u16eb\u2e31\u2e33\u30fb\ua4f8\ua60e\ua78f\u{10a50}\u{1d16d}]/gu;
const SLASHES = /[\u2044\u2215\u29f8\u29f5\\]/gu;
/** A stop in brackets, as people write it where links are refused. */
const BRACKETED = /\s*[([{]\s*(?:\.|dot|point|نقطة)\s*[)\]}]\s*/giu;
/** Places of a text that are filled: none of them makes two words of one. */
const PLACES = /\{\w+\}/gu;

/** A word that begins a telephone number as well has a blank around its colon there. */
const SCHEME =
  /[a-z]{2,}\s*:\s*\/|\/\s*\/|\b(?:mailto|javascript)\s*:|\b(?:tel|sms|geo|data):\S|\bxn--/iu;
const WWW = /\bwww\d*\b/iu;
const ADDRESS = /[^\s@]\s*@\s*[\p{L}\p{N}]/u;
/** A name of a host: words joined by a stop, the last of two letters or more. */
const HOST = /[\p{L}\p{N}_-]\.(?:[\p{L}\p{M}\p{N}-]+\.)*\p{L}[\p{L}\p{M}]/u;
/** The same with a blank before its stop, or a path behind it: nobody ends a sentence like that. */
const ENDINGS =
  'com|net|org|info|gov|edu|app|dev|xyz|ma|fr|eu|uk|ly|io|co|cc|gl|gd|gg|tv|ws|المغرب';
const PARTED = new RegExp(
  String.raw`[\p{L}\p{N}-](?:\s+\.\s*(?:${ENDINGS})(?![\p{L}\p{M}\p{N}])|\.\s+(?:${ENDINGS})\s*/)`,
  'iu',
);
/** A stop in words before such an ending: a point is a place to meet as well, and the point of a story. */
const SPELT =
  /[\p{L}\p{N}]\s+(?:dot|point|نقطة)\s+(?:com|net|org|gov|ma|fr|eu|uk|ly|xyz|كوم|نت|أورغ|اورغ|المغرب)(?![\p{L}\p{M}\p{N}])/iu;
const DIGITS = /\d{1,3}(?:\s*\.\s*\d{1,3}){3}|\d\.\d+[:/]\d|\b0x[\da-f]{8}\b/iu;
const PATH = /\p{L}\/[\p{L}\d]*\d[\p{L}\d]*\p{L}|\blocalhost\b/iu;

const SIGNS = [SCHEME, WWW, ADDRESS, HOST, PARTED, SPELT, DIGITS, PATH];

/**
 * Whether a text holds what a phone may show as a link: an address with its scheme or without, a host by
 * its name or its numbers, an e-mail address; in letters of any width, with other stops, parted by blanks
 * or marks that are not seen, or spelt out. A stop without a blank behind it counts as one within a name.
 */
export function holdsLink(text: string): boolean {
  const plain = anyDigitsToLatin(text)
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(STOPS, '.')
    .replace(SLASHES, '/');
  // A place is filled with a word, or with a number.
  return ['ma', '1'].some((filling) => {
    const read = plain.replace(PLACES, filling).replace(BRACKETED, '.');
    return SIGNS.some((sign) => sign.test(read));
  });
}
