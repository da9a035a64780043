import * as editions from './editions.ts';
import * as figures from './figures.ts';
import * as gates from './gates.ts';
import * as members from './members.ts';
import * as messages from './messages.ts';
import * as privacy from './privacy.ts';
import * as registrations from './registrations.ts';
import * as scans from './scans.ts';
import * as seals from './seal.ts';
import * as service from './service.ts';
import * as wishes from './wishes.ts';
import * as wordLists from './word-lists.ts';

// The tables as the queries see them, by room. The migrations are the truth (they carry the checks,
// the triggers and WITHOUT ROWID); a test holds every name and type against the migrated database.

/** Every table of every room, for what must miss none. A query imports from the room itself. */
export const TABLES = {
  ...editions,
  ...registrations,
  ...messages,
  ...gates,
  ...scans,
  ...figures,
  ...seals,
  ...members,
  ...privacy,
  ...wishes,
  ...service,
  ...wordLists,
};
