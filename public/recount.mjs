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
import { createReadStream } from 'node:fs';

/** The columns of the file. The last four add up to the published figures, in this order. */
const COLUMNS = 'gate,from,to,entries,exits,walk_ins,re_entries';
const FIGURES = ['visits', 'exits', 'walk_in_visits', 'repeat_visits'];

const [file, expected] = process.argv.slice(2);
if (!file) fail('Say which file: node recount.mjs FILE.csv [SHA-256]');
const bytes = await bytesOf(file).catch((error) => fail(error.message));
const sha256 = createHash('sha256').update(bytes).digest('hex');
if (expected && expected.toLowerCase() !== sha256) fail(`This is not the file ${expected}.`);
const [header, ...rows] = bytes.toString('utf8').trimEnd().split('\n');
if (header !== COLUMNS) fail('This is no file of released figures, or it was saved anew.');
const add = (sums, row) => sums.map((sum, i) => sum + row[i]);
const totals = rows.map(countsOf).reduce(add, [0, 0, 0, 0]);

for (const [i, figure] of FIGURES.entries()) console.log(`${figure} ${totals[i]}`);
console.log(`sha256 ${sha256}`);

async function bytesOf(from) {
  const answer = /^https?:/.test(from) ? await fetch(from) : null;
  if (answer && !answer.ok) fail(`${from}: ${answer.status}`);
  let bytes = Buffer.alloc(0);
  for await (const part of answer?.body ?? createReadStream(from)) {
    bytes = Buffer.concat([bytes, part]);
    if (bytes.length > 1_000_000) fail('No released file is that large.');
  }
  return bytes;
}
function countsOf(row) {
  const isRow = /^\d+(\+\d+)*(,\d{4}-\d\d-\d\dT\d\d:\d\dZ){2}(,-?\d{1,9}){4}$/.test(row);
  return isRow
    ? row.split(',').slice(3).map(Number)
    : fail(`Not a row of counts: ${JSON.stringify(row)}`);
}
function fail(why) {
  console.error(why);
  process.exit(1);
}
