import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './files.mjs';

const USAGE = `node scripts/pack.mjs DIR

Copies to DIR, a new folder, the packages that run where it is served, and what they need: an image of
a container holds no others.
`;
/** What serves, and what makes its backups. */
const RUN = ['node', 'workerd', 'age-encryption'];
/**
 * The same programs once more: workerd’s lies in the package of its platform, Node’s where the link
 * below leads.
 */
const LEFT_OUT = ['workerd/bin', 'node/node_modules'];

const [folder, ...more] = process.argv.slice(2);
if (!folder || more.length > 0 || folder.startsWith('-')) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const packages = join(root, 'node_modules');
const target = resolve(folder);
for (const name of withDependencies(RUN)) {
  cpSync(join(packages, name), join(target, name), {
    recursive: true,
    dereference: true,
    filter: (path) => !LEFT_OUT.some((out) => path === join(packages, out)),
  });
}
mkdirSync(join(target, '.bin'), { recursive: true });
symlinkSync('../node/bin/node', join(target, '.bin/node'));

/**
 * Names of packages and of all that they depend on, as far as it is installed at the top.
 * @param {readonly string[]} names
 */
function withDependencies(names) {
  const found = new Set(names);
  for (const name of found) {
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(packages, name, 'package.json'), 'utf8'),
    );
    for (const one of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (existsSync(join(packages, one))) found.add(one);
    }
  }
  return found;
}
