// Recounts the released figures of a day from their file, which the page of the figures offers. Anyone
// can run it, with Node.js 18 or newer and nothing else:
//
//   node recount.mjs 2026-11-23.csv            adds up the file
//   node recount.mjs 2026-11-23.csv SHA-256    and says whether it is the file that was released
//
// The file may also be an address that begins with https://. Each row of it says what one gate, or
// several (1+2), counted from a minute (UTC) up to another one. Minutes are put together until no count
// is 1 to 4, so that no row speaks of a few people. Gate 0 is the whole site over the whole day: what
// was corrected, and counts that are 1 to 4 in the whole day.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The columns of the file, and the published figure that each of them sums to. */
const FIGURES = {
  entries: 'visits',
  exits: 'exits',
  walk_ins: 'walk_in_visits',
  re_entries: 'repeat_visits',
};

const [file, expected] = process.argv.slice(2);
if (!file) fail('Say which file: node recount.mjs FILE.csv [SHA-256]');
const bytes = await bytesOf(file).catch((error) => fail(error.message));
if (bytes.length > 1_000_000) fail('No released file is that large.');
const sha256 = createHash('sha256').update(bytes).digest('hex');
if (expected && expected.toLowerCase() !== sha256) fail(`This is not the file ${expected}.`);
const [header, ...rows] = bytes.toString('utf8').trimEnd().split('\n');
const names = Object.keys(FIGURES);
if (header !== `gate,from,to,${names}`) fail('This is no file of released figures.');
const counts = rows.map(countsOf);
const totals = names.map((_, i) => counts.reduce((sum, row) => sum + row[i], 0));

for (const [i, name] of names.entries()) console.log(`${FIGURES[name]} ${totals[i]}`);
console.log(`sha256 ${sha256}`);

async function bytesOf(from) {
  if (!/^https?:/.test(from)) return readFile(from);
  const answer = await fetch(from);
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : fail(`${from}: ${answer.status}`);
}
function countsOf(row) {
  const isRow = /^\d+(\+\d+)*(,[^,]+){2}(,-?\d+){4}$/.test(row);
  return isRow ? row.split(',').slice(3).map(Number) : fail(`Not a row of counts: ${row}`);
}
function fail(why) {
  console.error(why);
  process.exit(1);
}
