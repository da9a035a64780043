import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * A declaration at the top of a file.
 * @typedef {{ name: string, exported: boolean, text: string }} Part
 * @typedef {{ parts: Map<string, Part>, imports: Map<string, { file: string, name: string }> }} Source
 */

/**
 * A source file read as text: the formatter puts each declaration at the beginning of a line.
 * @param {string} src the folder of all
 * @param {string} file
 * @returns {Source}
 */
export function readSource(src, file) {
  const text = readFileSync(join(src, file), 'utf8').replace(
    /^\s*(?:\/\*\*?[\s\S]*?\*\/|\/\/.*)$/gm,
    '',
  );
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
