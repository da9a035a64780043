import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../src/domain/kinds.ts';

/** One text of a catalogue as it is written, with `{}` where a value comes in. */
export interface CatalogueText {
  /** `fr/desk.ts:12`. */
  readonly at: string;
  readonly text: string;
}

const FOLDER = 'src/i18n';

/**
 * Every text of a language's catalogues, each branch of a plural too: calling the catalogues would
 * read only those that the tried values lead to.
 */
export function catalogueTexts(locale: Locale): CatalogueText[] {
  return readdirSync(`${FOLDER}/${locale}`)
    .map((name) => `${locale}/${name}`)
    .flatMap((name) =>
      literalsOf(readFileSync(`${FOLDER}/${name}`, 'utf8')).map(({ line, text }) => ({
        at: `${name}:${line}`,
        text,
      })),
    );
}

interface Literal {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The strings and templates of a module, those inside of a template's values too. */
export function literalsOf(source: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;

  function readString(quote: string): void {
    const literal = { line: source.slice(0, at).split('\n').length, text: '' };
    found.push(literal);
    at += 1;
    while (at < source.length && source[at] !== quote) {
      if (quote === '`' && source.startsWith('${', at)) {
        at += 2;
        literal.text += '{}';
        readCode();
      } else literal.text += readCharacter();
    }
    at += 1;
  }

  function readCharacter(): string {
    const escaped = /^\\(?:u([0-9a-f]{4})|(.))/is.exec(source.slice(at, at + 6));
    at += escaped?.[0].length ?? 1;
    if (!escaped) return source[at - 1] ?? '';
    return escaped[1] ? String.fromCharCode(Number.parseInt(escaped[1], 16)) : (escaped[2] ?? '');
  }

  /** Up to the brace that ends a template's value, or to the end of the module. */
  function readCode(): void {
    for (let depth = 1; at < source.length; ) {
      const one = source[at] ?? '';
      if (source.startsWith('//', at)) at = endOf('\n');
      else if (source.startsWith('/*', at)) at = endOf('*/');
      else if ('\'"`'.includes(one)) readString(one);
      else {
        at += 1;
        if (one === '{') depth += 1;
        if (one === '}') depth -= 1;
        if (depth === 0) return;
      }
    }
  }

  function endOf(mark: string): number {
    const end = source.indexOf(mark, at);
    return end < 0 ? source.length : end + mark.length;
  }

  while (at < source.length) readCode();
  return found;
}
