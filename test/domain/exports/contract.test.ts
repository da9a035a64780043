import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPORT_KINDS, termsOf } from '../../../src/domain/exports/kinds.ts';

const CONTRACT = readFileSync(new URL('../../../docs/contract.md', import.meta.url), 'utf8');

describe('what the contract says of exported files', () => {
  it.each(EXPORT_KINDS)('%s has these columns in this order', (kind) => {
    const { columns, contacts } = termsOf(kind);
    const more = contacts ? `; with contacts ${contacts.join(', ')}` : '';
    const line = new RegExp(`^- \`${kind}\`: ([^.]*)\\.`, 'm').exec(CONTRACT)?.[1] ?? '';
    const written = line.replace(/\s+/g, ' ');
    expect(written).toBe(columns.join(', ') + more);
  });
});
