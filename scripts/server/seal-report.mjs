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
  cannot: 'Nothing differs, but a part of it cannot be recomputed.',
};

/**
 * The worst verdict of all.
 * @param {readonly Edition[]} editions
 * @returns {Verdict}
 */
export function worst(editions) {
  const verdicts = editions.map(({ verdict }) => verdict);
  if (verdicts.includes('differs')) return 'differs';
  return verdicts.includes('cannot') ? 'cannot' : 'stands';
}

/**
 * What was found, for people.
 * @param {readonly Edition[]} editions
 * @param {Verdict} verdict
 */
export function said(editions, verdict) {
  const sealed = editions.filter(({ seals, findings }) => seals > 0 || findings.length > 0);
  if (sealed.length === 0) return 'No seal was made yet.\n';
  return `${sealed.map(saidOf).join('\n')}\n${VERDICTS[verdict]}\n`;
}

/** @param {Edition} edition */
function saidOf({ slug, seals, rows, unsealed, erased, chain, findings }) {
  const more = findings.length - TOLD;
  const notes = [
    ...(unsealed > 0 ? [`${count(unsealed, 'row is', 'rows are')} of the next seal.`] : []),
    ...(erased > 0
      ? [`${count(erased, 'text was', 'texts were')} erased: the commitment stands.`]
      : []),
    ...findings.slice(0, TOLD).map(sentenceOf),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return `${[
    `${legible(slug)}: ${count(seals, 'seal', 'seals')}, ${count(rows, 'row', 'rows')} recomputed`,
    ...chain.map(lineOf),
    ...notes,
  ].join('\n  ')}\n`;
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
