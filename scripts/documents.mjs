import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, root } from './files.mjs';

const AT_THE_TOP = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
/** Letters of a path, stars and braces of a pattern; an address, a placeholder or a command has others. */
const PATH = /^[\w.@*{},-]+(\/[\w.@*{},-]+)*\/?$/;
/** How files of a repository end; `1.5.0`, `e.g.` and `application/problem+json` end otherwise. */
const FILE = /[\w*}-]\.(tsx?|mjs|js|css|json|md|toml|sql|txt|png|svg|yml|webmanifest)$/;

/**
 * Everything that the documents name and that is not there, as a line `document: name`: files and
 * folders in backticks, from the repository's folder on; targets of links, from the document's; and
 * the commands of `npm run`. A star stands for any name.
 * @param {string} folder the repository's
 * @returns {string[]}
 */
export function missingNames(folder = root) {
  const docs = filesUnder(join(folder, 'docs')).filter((file) => file.endsWith('.md'));
  const documents = [...AT_THE_TOP, ...docs.map((file) => `docs/${file}`)];
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return documents
    .filter((document) => existsSync(join(folder, document)))
    .flatMap((document) => {
      const text = readFileSync(join(folder, document), 'utf8');
      const missing = [
        ...namedPaths(text, folder).filter((path) => !isThere(folder, path)),
        ...links(text).filter((path) => !isThere(join(folder, dirname(document)), path)),
        ...commands(text).flatMap((name) => (name in scripts ? [] : `npm run ${name}`)),
      ];
      return [...new Set(missing)].map((name) => `${document}: ${name}`);
    });
}

/**
 * Words in backticks that mean a file or a folder. A word by itself does when it ends as a file; one
 * among others, or without such an end, when it has a slash and its first part is there or it ends so.
 * @param {string} text
 * @param {string} folder
 */
function namedPaths(text, folder) {
  return spans(text).flatMap((span) => {
    const words = span.split(/\s+/);
    return words.filter((word) => {
      if (!PATH.test(word)) return false;
      if (!word.includes('/')) return words.length === 1 && FILE.test(word);
      const [first = ''] = word.split('/');
      return FILE.test(word) || word.endsWith('/') || existsSync(join(folder, first));
    });
  });
}

/** @param {string} text */
function spans(text) {
  return [...withoutBlocks(text).matchAll(/(`+)(.+?)\1/gs)].map(([, , span = '']) => span.trim());
}

/** @param {string} text */
function links(text) {
  const prose = withoutBlocks(text).replace(/(`+)(.+?)\1/gs, '');
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return targets
    .flatMap(([, inline, below]) => inline ?? below ?? [])
    .filter((target) => !/^([a-z]+:|#|\/)/i.test(target))
    .map((target) => decodeURIComponent(target.replace(/[#?].*$/, '')));
}

/** @param {string} text */
function commands(text) {
  return [...text.matchAll(/npm run ([\w:-]+)/g)].flatMap(([, name]) => name ?? []);
}

/** @param {string} text */
function withoutBlocks(text) {
  return text.replace(/^(```|~~~).*?^\1/gms, '');
}

/**
 * @param {string} folder
 * @param {string} path
 */
function isThere(folder, path) {
  if (/[*{]/.test(path)) return globSync(path, { cwd: folder }).length > 0;
  return existsSync(join(folder, path));
}

if (import.meta.main) {
  const lines = missingNames();
  for (const line of lines) process.stderr.write(`${line} is not there\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
