import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, 'journal.c');

/** The C compiler of this machine, as `CC` names it or as it is usually called; null without one. */
function compiler(): string | null {
  const names = process.env.CC ? [process.env.CC] : ['cc', 'gcc', 'clang'];
  return names.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

/** Whether this machine can cut the power: it takes Linux and a C compiler. */
export function canCutPower(): boolean {
  return process.platform === 'linux' && compiler() !== null;
}

/** Compiles the library that writes the journal into a folder, and gives its path. */
export function compileJournal(folder: string): string {
  if (process.platform !== 'linux') throw new Error('Power cuts are tried on Linux alone.');
  const cc = compiler();
  if (!cc) throw new Error('There is no C compiler: install gcc, or name one in CC.');
  const library = join(folder, 'journal.so');
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-pthread'];
  const { status, stderr } = spawnSync(cc, [...flags, '-o', library, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`journal.c was not compiled:\n${stderr}`);
  return library;
}
