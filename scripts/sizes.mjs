import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesUnder, root } from './files.mjs';

/**
 * How large each script and stylesheet may be, bytes: what it is, and some room. What every phone at
 * a gate or every visitor loads grows only when somebody decides so here.
 * @type {Readonly<Record<string, number>>}
 */
const BUDGETS = {
  // A tenth of it proves passkeys; it is read when the first one is asked for.
  'worker/index.js': 2_500_000,
  'app.css': 48_500,
  'group.css': 1_500,
  'figures.css': 12_200,
  'visitor.js': 19_800,
  'console.css': 95_000,
  'console.js': 19_600,
  'console-board-charts.module.js': 15_500,
  'console-posted-picture.module.js': 4_900,
  'console-share-picture.module.js': 3_000,
  'console-desk.module.js': 2_300,
  'console-new-edition.module.js': 1_600,
  'console-export.module.js': 1_200,
  'desk.css': 8_500,
  'preview.css': 700,
  'printing.css': 7_800,
  'console-import.module.js': 26_400,
  'import.css': 4_200,
  'console-passkeys.module.js': 12_000,
  'console-scanner-field.module.js': 1_500,
  'console-scanner-camera.module.js': 13_500,
  'gate.css': 27_000,
  'gate.js': 214_000,
  'gate-rescue-qr-drawing.module.js': 22_500,
  'gate-scanning-decoder.worker.js': 47_000,
  'sw.js': 2_200,
  'ticket-sw.js': 3_700,
  'visitor-telling.module.js': 3_800,
  'visitor-ticket-page.module.js': 7_600,
  'visitor-ticket-list.module.js': 6_200,
};

/**
 * Each file of code that was built, with its size and its budget, bytes; 0 for one that has none.
 * Fonts, icons and the decoder's machine code are what others made of them.
 * @returns {{ name: string, bytes: number, packed: number, budget: number }[]}
 */
export function sizes() {
  const built = filesUnder(join(root, 'build')).filter((file) =>
    /^(worker|public)\/.*\.(js|css)$/.test(file),
  );
  return built.map((file) => {
    const content = readFileSync(join(root, 'build', file));
    const name = file.startsWith('worker/')
      ? file
      : basename(file).replace(/\.[0-9a-f]{10}\./, '.');
    const budget = BUDGETS[name] ?? 0;
    return { name, bytes: content.length, packed: gzipSync(content).length, budget };
  });
}

/** The least part of a budget that is used: one with much room is none. */
const LEAST = 0.8;

/**
 * Each file that does not keep its budget, as a line `name: reason`.
 * @param {readonly { name: string, bytes: number, budget: number }[]} built
 * @returns {string[]}
 */
export function beyondBudget(built = sizes()) {
  return built.flatMap(({ name, bytes, budget }) => {
    const have = `${name}: ${bytes} bytes`;
    if (budget === 0) return [`${have}, and no budget in scripts/sizes.mjs`];
    if (bytes > budget) return [`${have}, ${bytes - budget} above its budget of ${budget}`];
    return bytes > LEAST * budget ? [] : [`${have}, far below its budget of ${budget}: lower it`];
  });
}

/** What was built, as a table. */
export function sizeTable() {
  const rows = sizes().map(({ name, bytes, packed, budget }) =>
    [name.padEnd(34), ...[bytes, packed, budget].map(kilobytes)].join(' '),
  );
  return [`${''.padEnd(34)}    KB   gzip budget`, ...rows, ''].join('\n');
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1_000).toFixed(1).padStart(6);
}

if (import.meta.main) {
  const lines = beyondBudget();
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
