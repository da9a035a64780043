import { LIST_CELL_MAX, ListUnreadable } from './bounds.ts';

/** Characters of a text or an attribute that are read: what a cell keeps, each as a reference (`&#x10ffff;`). */
const TEXT_MAX = (LIST_CELL_MAX + 1) * '&#x10ffff;'.length;

/** A piece of an XML text: names without their prefix. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly tag: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/**
 * The parts of an XML text, in order. A document type, with which entities begin, is refused: nothing
 * here is ever expanded or fetched. Throws `ListUnreadable`.
 */
export function* xmlParts(xml: string): Generator<XmlPart> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const text = open < 0 ? xml.slice(at) : xml.slice(at, open);
    if (text !== '') yield { kind: 'text', text: unescaped(text.slice(0, TEXT_MAX)) };
    if (open < 0) return;
    if (xml.startsWith('<![CDATA[', open)) {
      const end = endAfter(xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, end - 3) };
      at = end;
    } else if (xml.startsWith('<!--', open)) at = endAfter(xml, '-->', open);
    else if (xml.startsWith('<!', open)) throw new ListUnreadable('unreadable');
    else if (xml.startsWith('<?', open)) at = endAfter(xml, '?>', open);
    else {
      at = endAfter(xml, '>', open);
      yield partOf(xml.slice(open + 1, at - 1));
    }
  }
}

function partOf(tag: string): XmlPart {
  const closing = tag.startsWith('/');
  const [, name = ''] = /^\/?(?:[^\s:/]+:)?([^\s/]*)/.exec(tag) ?? [];
  if (closing) return { kind: 'close', name };
  return { kind: 'open', name, tag, empty: tag.endsWith('/') };
}

function endAfter(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new ListUnreadable('unreadable');
  return end + mark.length;
}

/** An attribute of a tag, with or without a prefix; null where it is absent. */
export function attributeOf(tag: string, name: string): string | null {
  const found = patternOf(name).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescaped(value.slice(0, TEXT_MAX));
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const made = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (all, dec, hex, name) => {
    if (name) return NAMED[name] ?? all;
    const point = dec ? Number(dec) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}
