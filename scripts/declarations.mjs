import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * A declaration at the top of a file.
 * @typedef {{ name: string, exported: boolean, text: string }} Part
 * @typedef {{ parts: Map<string, Part>, imports: Map<string, { file: string, name: string }> }} Source
 */

/** The last of each file. @type {Map<string, { text: string, source: Source }>} */
const read = new Map();

/**
 * A source file read as text: the formatter puts each declaration at the beginning of a line. What
 * has not changed since it was read is not taken apart again.
 * @param {string} src the folder of all
 * @param {string} file
 * @returns {Source}
 */
export function readSource(src, file) {
  const text = readFileSync(join(src, file), 'utf8');
  const last = read.get(file);
  if (last?.text === text) return last.source;
  const source = takeApart(src, file, text);
  read.set(file, { text, source });
  return source;
}

/** @type {(src: string, file: string, written: string) => Source} */
function takeApart(src, file, written) {
  const text = written.replace(/^\s*(?:\/\*\*?[\s\S]*?\*\/|\/\/.*)$/gm, '');
  /** @type {Source} */
  const source = { parts: new Map(), imports: new Map() };
  for (const piece of text.split(/^(?=[a-z])/m)) {
    const [, names, from] = /^import (?:type )?\{([^}]*)\} from '(\.[^']*)'/.exec(piece) ?? [];
    if (names !== undefined && from !== undefined) {
      const target = relative(src, join(src, dirname(file), from));
      for (const named of names.split(',')) {
        const [name = '', local = name] = named
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        if (name) source.imports.set(local, { file: target, name });
      }
      continue;
    }
    const [, exported, name = piece] =
      /^(export )?(?:async |abstract )*(?:function|const|class|interface|type|let)\*? (\w+)/.exec(
        piece,
      ) ?? [];
    source.parts.set(name, { name, exported: exported !== undefined, text: piece });
  }
  return source;
}

/**
 * Makes what follows from a file, or from a declaration of it, once.
 * @template {object} Of
 * @template Made
 * @param {(of: Of) => Made} make
 * @returns {(of: Of) => Made}
 */
export function kept(make) {
  /** @type {WeakMap<Of, { made: Made }>} */
  const all = new WeakMap();
  return (of) => {
    const { made } = all.get(of) ?? { made: make(of) };
    all.set(of, { made });
    return made;
  };
}
