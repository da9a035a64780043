import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { root } from './files.mjs';

/** A frame of the log in the built Worker: `function index.js:line:column`, both from 1. */
const FRAME = /^(.*\b)?index\.js:(\d+):(\d+)$/;

/**
 * Where the code of a frame stands in the source, as the map of this build knows it. A frame of the
 * runtime stays as it is.
 * @param {string} frame
 * @param {SourceMap} map
 */
export function inSource(frame, map) {
  const [found, name = '', line, column] = FRAME.exec(frame) ?? [];
  const place = found && map.findEntry(Number(line) - 1, Number(column) - 1);
  if (!place || !('originalSource' in place)) return frame;
  const file = relative(root, resolve(root, 'build/worker', place.originalSource));
  return `${name}${file}:${place.originalLine + 1}:${place.originalColumn + 1}`;
}

/** The map of the Worker that is built. */
export function workerMap() {
  return new SourceMap(JSON.parse(readFileSync(join(root, 'build/worker.map'), 'utf8')));
}

/**
 * A line of the log with its frames one below the other; any other line as it is.
 * @param {string} line
 * @param {SourceMap} map
 */
export function explained(line, map) {
  const told = failureIn(line);
  if (!told) return line;
  const { frames, causes = [], ...rest } = told;
  const parts = [{ frames, head: JSON.stringify(rest) }];
  for (const { frames: inner = [], ...cause } of causes) {
    parts.push({ frames: inner, head: `caused by ${JSON.stringify(cause)}` });
  }
  return parts
    .flatMap(({ head, frames }) => [head, ...frames.map((frame) => `  ${inSource(frame, map)}`)])
    .join('\n');
}

/**
 * @param {string} line
 * @returns {{ frames: string[], causes?: { frames?: string[] }[] } | undefined}
 */
function failureIn(line) {
  try {
    const told = JSON.parse(line);
    return Array.isArray(told?.frames) ? told : undefined;
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  await build();
  const map = workerMap();
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${explained(line, map)}\n`);
  }
}
