import { importRows, type ListTerms, type ReadyRow } from '../../src/operations/import-list.ts';
import { importedGroups, lettersOf } from '../../src/operations/imported-list.ts';
import { type Deed, HOUR, who } from './audited-deed.ts';
import { editionOf } from './desk-day.ts';
import type { World } from './world.ts';

/** A list of one school, on its way. */
async function list(world: World) {
  const terms: ListTerms = { name: 'a-list', rows: 1, people: 40, until: Date.now() + HOUR };
  const row: ReadyRow = {
    line: 2,
    label: 'مدرسة',
    id: crypto.randomUUID(),
    request: {
      slot: 1,
      kind: 'school',
      party: { adults: 2, children: 38, girls: 20, boys: 18, coaches: 1 },
      organisation: 'مدرسة',
      group_code: null,
      contact: { name: 'مدرسة', phone: '+212612345678', email: null },
      step_free: false,
      locale: 'ar',
      news: false,
      media: null,
      also: [],
    },
  };
  return { edition: await editionOf(world), terms, rows: [row] };
}

/** One that was imported, as its pages name it. */
async function imported(world: World) {
  const asked = await list(world);
  const { id } = await importRows(who(world), asked);
  return { edition: asked.edition, id };
}

/** What is done to lists of groups, and who looks at them. */
export const LISTS: Readonly<Record<string, Deed>> = {
  async importRows(world) {
    const asked = await list(world);
    return () => importRows(who(world), asked);
  },
  async importedGroups(world) {
    const asked = await imported(world);
    return () => importedGroups(who(world), asked);
  },
  async lettersOf(world) {
    const asked = { ...(await imported(world)), after: 0 };
    return () => lettersOf(who(world), asked);
  },
};
