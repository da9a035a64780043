import type { ObjectExpression } from 'oxc-parser';
import {
  type Placed,
  propertyName,
  type Source,
  type Sources,
  unwrapped,
} from './catalogue-source.ts';
import {
  applied,
  type Change,
  codeOf,
  type Edit,
  type Inserted,
  imported,
  insertedCode,
  keyCode,
  memberPath,
  NeedsProgrammer,
  type TextTree,
} from './insert.ts';

type FileOf = (catalogue: string) => { readonly ar: string; readonly zgh: string };

/**
 * The files of the Amazigh catalogues with the new texts in them: path to text. Throws
 * `NeedsProgrammer` for a text of `beyondReach`.
 */
export function rewritten(
  changes: readonly Change[],
  sources: Sources,
  fileOf: FileOf,
): Map<string, string> {
  const edits = new Map<string, Edit[]>();
  const add = (path: string, edit: Edit) => edits.set(path, [...(edits.get(path) ?? []), edit]);
  for (const change of atTheirPlaces(changes)) {
    const { leaf } = change.entry;
    if (!leaf) continue;
    const code = codeOf(change.amazigh, change.entry.filledIn);
    add(leaf.source.path, { start: leaf.start, end: leaf.end, code });
  }
  const created = changes.filter(isFirst);
  for (const [catalogue, own] of Map.groupBy(created, ({ entry }) => entry.catalogue)) {
    const files = fileOf(catalogue);
    const [source, reference] = [sources.at(files.zgh), sources.at(files.ar)];
    if (!source || !reference) throw new Error(`${catalogue}: there is no such catalogue`);
    for (const edit of insertions(own, { source, reference, sources })) add(source.path, edit);
  }
  return new Map(
    [...edits].map(([path, own]) => [path, applied(sources.at(path)?.text ?? '', own)]),
  );
}

/** Whether a text is the first where the Arabic stood. */
function isFirst({ entry, amazigh }: Change): boolean {
  return entry.leaf === null && amazigh !== '';
}

/** The changes that need a programmer: their Arabic is put together from parts of its own file. */
export function beyondReach(
  changes: readonly Change[],
  sources: Sources,
  fileOf: FileOf,
): readonly Change[] {
  const byPath = Map.groupBy(changes.filter(isFirst), ({ entry }) => entry.path);
  return [...byPath.values()].flatMap((own) => {
    try {
      rewritten(own, sources, fileOf);
      return [];
    } catch (error) {
      if (!(error instanceof NeedsProgrammer)) throw error;
      return own;
    }
  });
}

/** Each place once: two keys may be one text, and then have the same one. */
function atTheirPlaces(changes: readonly Change[]): Change[] {
  const byPlace = new Map<string, Change>();
  for (const change of changes) {
    const { leaf, place } = change.entry;
    if (leaf && change.amazigh !== leaf.text) byPlace.set(place, change);
  }
  return [...byPlace.values()];
}

interface Files {
  readonly source: Source;
  readonly reference: Source;
  readonly sources: Sources;
}

/** What is put into a file for texts that stood in Arabic until now. */
function insertions(changes: readonly Change[], files: Files): Edit[] {
  const { source, reference, sources } = files;
  const [name = ''] = reference.exported;
  const node = source.constants.get(name);
  const object = node && unwrapped(node);
  const arabic = reference.constants.get(name);
  const [local] = [...source.imports].find(([, from]) => from.path === reference.path) ?? [];
  if (object?.type !== 'ObjectExpression' || !arabic || !local) {
    throw new Error(`${source.path}: it does not begin with the Arabic words`);
  }
  const made: Inserted = { needs: new Map(), source, reference, sources };
  const edits: Edit[] = [];
  put(textTree(changes), object, { node: arabic, source: reference }, local, { made, edits });
  return [...edits, ...imported(made)];
}

function textTree(changes: readonly Change[]): TextTree {
  const tree: TextTree = new Map();
  for (const own of Map.groupBy(changes, ({ entry }) => entry.path).values()) {
    const [, ...steps] = own[0]?.entry.steps ?? [];
    const last = steps.pop() ?? '';
    let level = tree;
    for (const step of steps) {
      const next = level.get(step);
      const below: TextTree = next instanceof Map ? next : new Map();
      level.set(step, below);
      level = below;
    }
    level.set(last, own);
  }
  return tree;
}

/** Puts a tree of texts into an object of the file: into what it has, or beside it. */
function put(
  tree: TextTree,
  object: ObjectExpression,
  arabic: Placed,
  reference: string,
  out: { readonly made: Inserted; readonly edits: Edit[] },
): void {
  for (const [name, below] of tree) {
    const from = out.made.sources.property(arabic, name);
    if (!from) throw new Error(`${reference}.${name}: it is not in the Arabic catalogue`);
    const own = object.properties.find(
      (one) => one.type === 'Property' && propertyName(one) === name,
    );
    const path = memberPath(reference, name);
    if (own?.type === 'Property') {
      const value = unwrapped(own.value);
      if (value.type === 'ObjectExpression' && below instanceof Map) {
        put(below, value, from, path, out);
      } else {
        const code = insertedCode(below, from, path, out.made);
        out.edits.push({ start: own.value.start, end: own.value.end, code });
      }
      continue;
    }
    const code = `, ${keyCode(name)}: ${insertedCode(below, from, path, out.made)}`;
    const last = object.properties.at(-1);
    const at = last ? last.end : object.start + 1;
    out.edits.push({ start: at, end: at, code: last ? code : code.slice(2) });
  }
}
