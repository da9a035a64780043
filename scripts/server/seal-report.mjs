/** @typedef {import('./verify-seal.mjs').Edition} Edition */
/** @typedef {import('../../src/domain/seal/finding.ts').Finding} Finding */
/** @typedef {import('../../src/domain/seal/finding.ts').SealVerdict} Verdict */
/** @typedef {import('../../src/domain/seal/chain.ts').Seal} Seal */

/** Findings that are written out for people. */
const TOLD = 10;

/** @type {Readonly<Record<Verdict, string>>} */
const VERDICTS = {
  stands: 'Every seal stands.',
  differs: 'IT DIFFERS from what was sealed.',
  cannot: 'A PART CANNOT BE RECOMPUTED, and nothing is known of it. What was recomputed stands.',
  unsealed: 'NO SEAL IS THERE: nothing says what was in the log before.',
};

const UNPRINTED = `Held against nothing that was printed: whoever holds the database can have made all seals anew.
  Give the hash of a report or of the page of released figures: --printed HASH`;

/** Of a database without a seal, none may ever have been made, or all were taken away. */
const NONE = `Seals that were made and taken away would look the same. If one was ever printed, give its
  hash: --printed HASH`;

/** The worst first. @type {readonly Verdict[]} */
const WORST = ['differs', 'cannot', 'unsealed', 'stands'];

/**
 * The worst verdict of all editions in which there is something to be sealed.
 * @param {readonly Edition[]} editions
 * @returns {Verdict}
 */
export function worst(editions) {
  const all = editions.filter(isTold).map(({ verdict }) => verdict);
  return WORST.find((verdict) => all.includes(verdict)) ?? 'unsealed';
}

/** @param {Edition} edition */
function isTold({ seals, unsealed, findings }) {
  return seals > 0 || unsealed > 0 || findings.length > 0;
}

/**
 * What was found, for people.
 * @param {readonly Edition[]} editions
 * @param {Verdict} verdict
 */
export function said(editions, verdict) {
  const told = editions.filter(isTold);
  if (told.length === 0)
    return `No seal was made yet, and nothing is there to be sealed.\n  ${NONE}\n`;
  return `${told.map(saidOf).join('\n')}\n${VERDICTS[verdict]}\n`;
}

/** @param {Edition} edition */
function saidOf(edition) {
  const { slug, seals, rows, unsealed, unread, erased, chain, findings, found } = edition;
  const more = found - Math.min(TOLD, findings.length);
  const notes = [
    ...(unsealed > 0 ? [`${count(unsealed, 'row is', 'rows are')} of the next seal.`] : []),
    ...(unread > 0 ? [`${count(unread, 'row was', 'rows were')} sealed by a newer release.`] : []),
    ...(erased > 0
      ? [`${count(erased, 'text was', 'texts were')} erased: the commitment stands.`]
      : []),
    ...findings.slice(0, TOLD).map(sentenceOf),
    ...(more > 0 ? [`and ${count(more, 'finding', 'findings')} more`] : []),
    ...proofOf(edition),
  ];
  return `${[
    `${legible(slug)}: ${count(seals, 'seal', 'seals')}, ${count(rows, 'row', 'rows')} recomputed`,
    ...chain.map(lineOf),
    ...notes,
  ].join('\n  ')}\n`;
}

/**
 * What is proven by something outside of the database.
 * @param {Edition} edition
 */
function proofOf({ seals, proven, chain, printed, findings }) {
  if (seals === 0) return printed || findings.length > 0 ? [] : [NONE];
  if (!printed) return [UNPRINTED];
  if (proven === null) return ['NOTHING IS PROVEN by the printed hash.'];
  const last = chain.at(-1)?.number ?? proven;
  const after = last > proven ? ` What was sealed after it is proven by a later hash alone.` : '';
  return [`The printed hash is that of seal ${proven} of this edition.${after}`];
}

/** @param {Seal} seal */
function lineOf({ number, at, rows, days, hash, restored }) {
  const of = days.map(([day, n]) => `day ${day}: ${n}`).join(', ');
  const after =
    restored.length > 0
      ? `, after the database was put back ${restored.map(instant).join(', ')}`
      : '';
  return `seal ${number}  ${instant(at)}  ${count(rows, 'row', 'rows')} (${of})  ${hash}${after}`;
}

/** @param {Finding} finding */
function sentenceOf(finding) {
  switch (finding.fault) {
    case 'added':
      return `Seal ${finding.seal}: ${rowOf(finding)} was added.`;
    case 'removed':
      return `Seal ${finding.seal}: ${rowOf(finding)} was removed.`;
    case 'changed':
      return `Seal ${finding.seal}: ${rowOf(finding)} was changed: ${finding.columns.map(columnOf).join(', ')}.`;
    case 'unknown_text':
      return `Seal ${finding.seal}: a text of ${rowOf(finding)} cannot be checked: its salt is not there.`;
    case 'copy':
      return `Seal ${finding.seal}: rows of ${legible(finding.log)} up to ${legible(finding.upto)} differ, and so does the copy that would name them.`;
    case 'stray':
      return `Rows of ${legible(finding.log)} up to ${legible(finding.upto)} were sealed, and their seal is not there.`;
    case 'seal':
      return `Seal ${finding.seal}: what it says is not what its hash was made of.`;
    case 'chain':
      return `Seal ${finding.seal}: it does not follow the seal before it.`;
    case 'ranges':
      return `Seal ${finding.seal}: its ranges are not those of its root.`;
    case 'form':
      return `Seal ${finding.seal}: a newer release made it. Verify it with that one.`;
    case 'unheld':
      return `${rowOf(finding)} was sealed, and its seal is not there.`;
    case 'file':
      return `The file of release ${legible(finding.id)} is not the one whose SHA-256 was published.`;
    case 'miscount':
      return `${finding.table}: ${legible(finding.row)} is not what the log adds up to. Reports count from it.`;
    case 'noted':
      return `At ${instant(finding.at)} the newest seal was ${legible(finding.hash)}: it is not there.`;
    case 'unproven':
      return `Seal ${finding.seal} is said to have the printed hash, and was not recomputed.`;
    case 'beyond_clock':
      return `${rowOf(finding)} has a number that was never given out.`;
    case 'absent':
      return `No seal has the printed hash ${finding.hash}: the seals are not those of that day.`;
  }
}

/** @param {{ log: string, id: string, seq: number }} row */
function rowOf({ log, id, seq }) {
  return `${log} ${legible(id)} (number ${seq})`;
}

/**
 * What a forger wrote, so that it moves no cursor and looks like no other line.
 * @param {string} text
 */
function legible(text) {
  return text.replaceAll(
    /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** @param {{ column: string, sealed: unknown, found: unknown }} changed */
function columnOf({ column, sealed, found }) {
  return `${column} is ${legible(JSON.stringify(found))} and was sealed as ${legible(JSON.stringify(sealed))}`;
}

/**
 * @param {number} n
 * @param {string} one
 * @param {string} many
 */
function count(n, one, many) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** @param {number} at */
function instant(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? `${at} ms` : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
