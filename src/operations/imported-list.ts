import { LETTERS_PAGE } from '../domain/lists/bounds.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationStatus, TicketView } from '../domain/registration.ts';
import { auditRow } from '../store/d1/audit.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { openContact } from '../store/registrations/contact-box.ts';
import {
  groupsOf,
  type ImportedList,
  type ListedGroup,
  latestLists,
  listById,
  serialsOf,
} from '../store/registrations/lists.ts';
import { manageSecret } from '../store/registrations/manage-link.ts';
import { openKeys } from '../store/registrations/prepare.ts';
import { ticketView } from '../store/registrations/tickets.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** Groups that are read at a time, so that gates pass between two. */
const READ_MOST = 1_000;

interface Asked {
  readonly edition: StoredEdition;
  readonly id: string;
}

/** A group that a list brought, with its tickets. */
export interface ImportedGroup {
  readonly id: string;
  readonly state: RegistrationStatus;
  /** Null once it was erased. */
  readonly organisation: string | null;
  readonly tickets: readonly TicketView[];
  /** Where its holder changes or cancels it. */
  readonly manage_url: string;
}

/** The latest lists of an edition. */
export function listsSoFar(
  context: MemberContext,
  edition: StoredEdition,
): Promise<ImportedList[]> {
  allow(context, 'import_list');
  actingOn(context, edition.number);
  return latestLists(context.env.DB, edition.number);
}

/** One list, and the serial before each sheet of its letters. Throws `not_found`. */
export async function importedList(
  context: MemberContext,
  { edition, id }: Asked,
): Promise<{ readonly list: ImportedList; readonly sheets: readonly number[] }> {
  allow(context, 'import_list');
  const list = await found(context, { edition, id });
  const serials = await serialsOf(context.env.DB, edition.number, id);
  const sheets = serials.filter((_, at) => at % LETTERS_PAGE === 0).map((serial) => serial - 1);
  return { list, sheets };
}

/** All groups of a list. Notes that it was opened. Throws `not_found`. */
export async function importedGroups(
  context: MemberContext,
  asked: Asked,
): Promise<readonly ImportedGroup[]> {
  allow(context, 'import_list');
  await found(context, asked);
  await noteOpened(context, asked);
  const all: ImportedGroup[] = [];
  for (let after = 0; ; ) {
    const groups = await groupsOf(context.env.DB, asked.edition.number, {
      id: asked.id,
      after,
      most: READ_MOST,
    });
    all.push(...(await opened(context, asked.edition, groups)));
    const last = groups.at(-1);
    if (!last || groups.length < READ_MOST) return all;
    after = last.first_serial;
  }
}

/** One sheet of letters: groups after this serial. Notes that the list was opened. Throws `not_found`. */
export async function lettersOf(
  context: MemberContext,
  asked: Asked & { readonly after: number },
): Promise<readonly ImportedGroup[]> {
  allow(context, 'import_list');
  await found(context, asked);
  await noteOpened(context, asked);
  const { edition, id, after } = asked;
  const groups = await groupsOf(context.env.DB, edition.number, { id, after, most: LETTERS_PAGE });
  return opened(context, edition, groups);
}

async function found(context: MemberContext, { edition, id }: Asked): Promise<ImportedList> {
  actingOn(context, edition.number);
  const list = await listById(context.env.DB, edition.number, id);
  if (!list) throw new Problem('not_found');
  return list;
}

/** One row for the whole list, not one for each of its groups: they are opened as one. */
async function noteOpened(context: MemberContext, { edition, id }: Asked): Promise<void> {
  const by = actingOn(context, edition.number);
  const subject = `group code ${id}` as const;
  const deed = { by, at: context.now, verb: 'open_list', subject } as const;
  await auditRow(context.env.DB, deed, { values: {}, found: '' }).run();
}

async function opened(
  { env, now }: MemberContext,
  edition: StoredEdition,
  groups: readonly ListedGroup[],
): Promise<ImportedGroup[]> {
  const keys = await openKeys(env, edition, now);
  return Promise.all(
    groups.map(async ({ id, state, contact, link, first_serial: serial, tickets }) => {
      const box = await openContact(env, edition, { id, contact, now });
      const secret = await manageSecret(keys.manage, { event: edition.number, id, serial, link });
      return {
        id,
        state,
        organisation: box?.organisation ?? null,
        tickets: tickets.map((row) => ticketView(edition, row)),
        manage_url: `${env.PUBLIC_URL}/r/${secret}`,
      };
    }),
  );
}
