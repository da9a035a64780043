import type { SealWords } from '../ar/seal.ts';

export const words: SealWords = {
  title: 'Seals',
  lead: 'Each night, what the gates recorded since the night before is sealed with a hash that follows the last one. Anybody who holds the records can compute it again: a record that was changed, added or removed is then found.',
  none: 'Nothing is sealed yet: a seal is made each night.',
  number: (n) => `Seal ${n}`,
  rows: 'Records',
  root: 'Root',
  hash: 'Hash',
  restored: (at) => `Before this seal the database was put back to an earlier state: ${at}.`,
  file: {
    title: 'Sealed log',
    lead: 'All that is needed to compute the seals again: a file without names or typed text. The operating manual explains how.',
    download: 'Download the sealed log',
  },
};
