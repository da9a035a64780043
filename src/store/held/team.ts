import type { GroupName } from './groups.ts';
import type { HeldTables } from './kinds.ts';

/** Who runs an edition, how they come in, and what they did. */
export const TEAM = {
  person: {
    group: 'team',
    columns: {
      id: 'key',
      created_at: 'figure',
    },
  },
  member: {
    group: 'team',
    columns: {
      id: 'key',
      event: 'key',
      person: 'key',
      name: 'staff',
      role: 'staff',
      gate: 'key',
      state: 'staff',
      created_at: 'staff',
    },
  },
  wish_reader: {
    group: 'team',
    columns: {
      event: 'key',
      member: 'key',
      named_by: 'staff',
      named_at: 'staff',
    },
  },
  invitation: {
    group: 'team',
    columns: {
      hash: 'secret',
      event: 'key',
      kind: 'staff',
      role: 'staff',
      gate: 'key',
      key_required: 'staff',
      made_by: 'staff',
      created_at: 'staff',
      expires_at: 'staff',
      used_at: 'staff',
      used_by: 'staff',
      card: 'staff',
      label: 'staff',
    },
  },
  session: {
    group: 'sign_ins',
    columns: {
      hash: 'secret',
      person: 'key',
      browser: 'staff',
      shared: 'staff',
      created_at: 'staff',
      renewed_at: 'staff',
      used_at: 'staff',
      expires_at: 'staff',
      revoked_at: 'staff',
    },
  },
  passkey: {
    group: 'sign_ins',
    columns: {
      id: 'key',
      person: 'key',
      host: 'staff',
      name: 'staff',
      public_key: 'staff',
      counter: 'staff',
      transports: 'staff',
      created_at: 'staff',
      used_at: 'staff',
    },
  },
  screen_code: {
    group: 'sign_ins',
    columns: {
      session: 'secret',
      hash: 'secret',
      turn: 'secret',
      made_at: 'staff',
      expires_at: 'staff',
      wrong_tries: 'staff',
      browser: 'secret',
      kind: 'staff',
      shared: 'staff',
      sign: 'staff',
      asked_at: 'staff',
      opened: 'staff',
    },
  },
  spent_challenge: {
    group: 'sign_ins',
    columns: {
      hash: 'secret',
      expires_at: 'figure',
    },
  },
  form_answer: {
    group: 'sign_ins',
    columns: {
      event: 'key',
      member: 'key',
      form: 'key',
      location: 'staff',
      made_at: 'figure',
    },
  },
  audit: {
    group: 'log',
    columns: {
      id: 'key',
      event: 'key',
      at: 'figure',
      actor: 'staff',
      verb: 'staff',
      subject: 'staff',
      detail: 'staff',
    },
  },
} as const satisfies Partial<HeldTables<GroupName>>;
