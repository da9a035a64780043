import type { ArrowFunctionExpression, CallExpression } from 'oxc-parser';
import type { Accepted } from '../../src/domain/words/review.ts';
import { placesIn } from '../../src/domain/words/text.ts';
import {
  type Placed,
  parameterNames,
  type Source,
  type Sources,
  unwrapped,
} from './catalogue-source.ts';
import type { SourcedEntry } from './entries.ts';
import { type Leaf, leavesOf } from './leaves.ts';

/** A text that a file gets. */
export type Change = Accepted & { readonly entry: SourcedEntry };

/** A text whose Arabic is made by what the Amazigh file has nothing for. */
export class NeedsProgrammer extends Error {}

/** Texts by the path below their catalogue. */
export type TextTree = Map<string, TextTree | readonly Change[]>;

/** What is put into a file, and what it has to import for that. */
export interface Inserted {
  /** Name to the file it comes from. */
  readonly needs: Map<string, string>;
  readonly source: Source;
  /** The Arabic. */
  readonly reference: Source;
  readonly sources: Sources;
}

/** A text as TypeScript writes it, with what is filled in. */
export function codeOf(text: string, places: ReadonlyMap<string, string>): string {
  const isFilled = [...places.keys()].some((name) => text.includes(`{${name}}`));
  const escaped = (one: string) =>
    one
      .replaceAll('\\', '\\\\')
      .replace(
        /[\u00a0\u202f\u2066-\u2069]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
  if (!isFilled) return `'${escaped(text).replaceAll("'", "\\'")}'`;
  const parts = text.split(/\{(\w+)\}/);
  const code = parts.map((part, at) => {
    if (at % 2 === 0) return escaped(part).replaceAll('`', '\\`').replaceAll('${', '\\${');
    const filled = places.get(part);
    return filled === undefined ? `{${part}}` : `\${${filled}}`;
  });
  return `\`${code.join('')}\``;
}

/** A piece of a file that gives way to another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** A text with its edits; one that stands inside another is a part of what that one fills in. */
export function applied(text: string, edits: readonly Edit[]): string {
  const isInside = (inner: Edit, outer: Edit) =>
    inner !== outer &&
    outer.start <= inner.start &&
    inner.end <= outer.end &&
    outer.end > outer.start;
  const outermost = edits.filter((edit) => !edits.some((outer) => isInside(edit, outer)));
  // From the last on, so that the places of those before it stay; at one place in their order.
  const last = outermost.map((edit, at) => ({ ...edit, at, edit }));
  last.sort((a, b) => b.start - a.start || b.at - a.at);
  return last.reduce((so, { start, end, code, edit }) => {
    const parts = edits.filter((one) => isInside(one, edit));
    const whole = parts.reduce(
      (made, part) => made.replace(text.slice(part.start, part.end), () => part.code),
      code,
    );
    return so.slice(0, start) + whole + so.slice(end);
  }, text);
}

/** A property as TypeScript names it. */
export function memberPath(object: string, name: string): string {
  if (/^\d+$/.test(name)) return `${object}[${name}]`;
  return keyCode(name) === name ? `${object}.${name}` : `${object}[${keyCode(name)}]`;
}

/** The name of a property in an object. */
export function keyCode(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : `'${name}'`;
}

/**
 * The code of what stood in Arabic until now: the Arabic of `reference`, with the texts of `below` in
 * their places.
 */
export function insertedCode(
  below: TextTree | readonly Change[],
  arabic: Placed,
  reference: string,
  made: Inserted,
): string {
  if (!(below instanceof Map)) return valueCode(below, arabic, made);
  const { node, source } = made.sources.resolved(arabic) ?? arabic;
  const value = unwrapped(node);
  const inner = (name: string): string => {
    const own = below.get(name);
    const child = own && made.sources.property({ node, source }, name);
    return child ? insertedCode(own, child, memberPath(reference, name), made) : '';
  };
  if (value.type === 'ArrayExpression') {
    const parts = value.elements.map(
      (_, at) => inner(String(at)) || `${memberPath(reference, String(at))} ?? ''`,
    );
    return `[${parts.join(', ')}]`;
  }
  const parts = [...below.keys()].map((name) => {
    return `${keyCode(name)}: ${inner(name)}`;
  });
  return `{ ...${reference}, ${parts.join(', ')} }`;
}

function valueCode(changes: readonly Change[], arabic: Placed, made: Inserted): string {
  const [first] = changes;
  const placed = made.sources.resolved(arabic) ?? arabic;
  const node = unwrapped(placed.node);
  if (!first) return '';
  if (node.type === 'CallExpression') return callCode(changes, node, made);
  if (node.type !== 'ArrowFunctionExpression') return codeOf(first.amazigh, new Map());
  const leaves = leavesOf(placed.source, made.sources).filter(
    ({ path }) => path === first.entry.path,
  );
  const places = new Map(
    leaves.flatMap((leaf) => [...leaf.places].map(([name, code]) => [name, ported(code, made)])),
  );
  return `(${parametersCode(node, placed.source)}) => ${bodyCode(changes, { node, source: placed.source }, { leaves, places, made })}`;
}

/** A sentence that a function of both files makes of its forms. */
function callCode(changes: readonly Change[], call: CallExpression, made: Inserted): string {
  const name = call.callee.type === 'Identifier' ? call.callee.name : '';
  const texts = new Map(changes.map(({ entry, amazigh }) => [entry.variant, amazigh]));
  const { source, reference } = made;
  if (name === 'arabic') {
    const [n] = call.arguments;
    const code = n ? ported(reference.text.slice(n.start, n.end), made) : '';
    made.needs.set('amazigh', '../plural.ts');
    const places = new Map([...placesOfNumber(changes)].map((place) => [place, code]));
    const forms = [...texts].map(([form, text]) => `${form}: ${codeOf(text, places)}`);
    return `amazigh(${code}, { ${forms.join(', ')} })`;
  }
  const own = source.constants.get(name);
  const fn = own && unwrapped(own);
  if (fn?.type !== 'ArrowFunctionExpression') throw new NeedsProgrammer(`${source.name}: ${name}`);
  const forms = parameterNames(fn).map((form) => codeOf(texts.get(String(form)) ?? '', new Map()));
  return `${name}(${forms.join(', ')})`;
}

function placesOfNumber(changes: readonly Change[]): Set<string> {
  return new Set(changes.flatMap(({ amazigh }) => placesIn(amazigh)));
}

function bodyCode(
  changes: readonly Change[],
  { node, source }: Placed<ArrowFunctionExpression>,
  known: { leaves: readonly Leaf[]; places: ReadonlyMap<string, string>; made: Inserted },
): string {
  const { leaves, places, made } = known;
  const texts = new Map(changes.map(({ entry, amazigh }) => [entry.variant, amazigh]));
  const alone = texts.get('');
  if (alone !== undefined) return codeOf(alone, places);
  const body = source.text.slice(node.body.start, node.body.end);
  if (texts.has('few')) {
    const [, n = 'n'] = /\barabic\(\s*([\w.]+)/.exec(body) ?? [];
    made.needs.set('amazigh', '../plural.ts');
    const forms = [...texts].map(([form, text]) => `${form}: ${codeOf(text, places)}`);
    return `amazigh(${n}, { ${forms.join(', ')} })`;
  }
  const edits = leaves.flatMap((leaf) => {
    const text = texts.get(leaf.variant);
    if (text === undefined) return [];
    // Each part by its own places: two may give one name to different values.
    const own = new Map([...leaf.places].map(([name, code]) => [name, ported(code, made)]));
    const [start, end] = [leaf.start - node.body.start, leaf.end - node.body.start];
    return [{ start, end, code: codeOf(text, own) }];
  });
  return applied(body, edits);
}

function parametersCode(fn: ArrowFunctionExpression, source: Source): string {
  return fn.params
    .map((param) => {
      const annotated = 'typeAnnotation' in param ? param.typeAnnotation : null;
      return source.text.slice(param.start, annotated?.start ?? param.end);
    })
    .join(', ');
}

const OF_COMMON = new Set(['number', 'people', 'adults', 'children', 'minutes', 'span']);

/** What is filled in, with the names that the Amazigh file has for it. Throws where it has none. */
function ported(code: string, { needs, source, reference }: Inserted): string {
  const said = code.replace(/(?<![.\w'"])([A-Za-z_]\w*)(?=[.(])/g, (name) => {
    if (source.constants.has(name) || source.imports.has(name)) return name;
    const from = reference.imports.get(name)?.from;
    if (from !== undefined) needs.set(name, from);
    else if (OF_COMMON.has(name)) {
      needs.set('common', './common.ts');
      return `common.${name}`;
    } else if (reference.constants.has(name)) {
      throw new NeedsProgrammer(`${source.name}: ${code}`);
    }
    return name;
  });
  return said.replace(/'ar'\)/g, "'zgh')");
}

/** What the file has to import, at its end of imports. */
export function imported({ needs, source }: Inserted) {
  const missing = [...needs].filter(([name]) => !source.imports.has(name));
  const at = source.text.lastIndexOf("';\n", source.text.indexOf('\nexport const')) + 3;
  return missing.map(([name, from]) => {
    const code = `import { ${name} } from '${from}';\n`;
    return { start: at, end: at, code };
  });
}
