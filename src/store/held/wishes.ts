import type { GroupName } from './groups.ts';
import type { HeldTables } from './kinds.ts';

/** Wishes of children, which their guardians send. */
export const WISHES = {
  wish_desk: {
    group: 'edition',
    columns: {
      event: 'key',
      takes: 'setting',
      until: 'setting',
      answer_days: 'setting',
      wish_key: ['secret', 'keys'],
    },
  },
  wish: {
    group: 'wishes',
    columns: {
      event: 'key',
      number: 'key',
      id: 'key',
      state: 'figure',
      locale: 'figure',
      received_at: 'figure',
      answer_by: 'figure',
      box: 'personal',
      answer: 'personal',
      fingerprint: 'personal',
      contact_hash: 'personal',
      network_hash: 'personal',
      passages: 'figure',
      answered_at: 'figure',
      answered_by: 'staff',
      erase_at: 'figure',
      erased_at: 'figure',
      revision: 'figure',
    },
  },
} as const satisfies Partial<HeldTables<GroupName>>;
