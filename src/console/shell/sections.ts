import { can } from '../../domain/archive.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Permission, Role } from '../../domain/roles.ts';
import type { ShellWords } from '../../i18n/ar/shell.ts';
import { dayNow } from './day.ts';

/** The parts of the console, in the order of its head. */
export type SectionName = keyof ShellWords['sections'];
/** The pages that can be gone to from anywhere. */
export type PageName = keyof ShellWords['pages'];

interface PagePlace {
  readonly section: SectionName;
  /** Below the edition's own address; `{day}` is the day whose figures matter now. */
  readonly path: string;
  readonly needs: Permission;
}

/** Where each page is, in the order of the head and of the tabs. */
const PLACES: Readonly<Record<PageName, PagePlace>> = {
  board: { section: 'live', path: '', needs: 'read_figures' },
  ownGate: { section: 'gates', path: '/gate', needs: 'read_own_gate' },
  gates: { section: 'gates', path: '/gates', needs: 'read_gates' },
  coaches: { section: 'gates', path: '/coaches', needs: 'read_coaches' },
  practice: { section: 'gates', path: '/gates/practice', needs: 'print_practice_codes' },
  search: { section: 'visitors', path: '/visitors', needs: 'search_visitors' },
  desk: { section: 'visitors', path: '/desk', needs: 'register_at_desk' },
  requests: { section: 'visitors', path: '/requests', needs: 'read_requests' },
  wishes: { section: 'visitors', path: '/wishes', needs: 'read_wishes' },
  import: { section: 'visitors', path: '/import', needs: 'import_list' },
  lists: { section: 'visitors', path: '/lists', needs: 'read_lists' },
  notices: { section: 'communication', path: '/notices', needs: 'read_notices' },
  messages: { section: 'communication', path: '/messages', needs: 'read_messages' },
  evening: { section: 'figures', path: '/days/{day}/close', needs: 'read_figures' },
  report: { section: 'figures', path: '/days/{day}/report', needs: 'read_report' },
  exports: { section: 'figures', path: '/exports', needs: 'export_data' },
  checklist: { section: 'edition', path: '/edition', needs: 'read_edition' },
  words: { section: 'edition', path: '/edition/words', needs: 'edit_edition' },
  days: { section: 'edition', path: '/edition/days', needs: 'edit_edition' },
  shares: { section: 'edition', path: '/edition/shares', needs: 'edit_edition' },
  setUpGates: { section: 'edition', path: '/edition/gates', needs: 'edit_edition' },
  programme: { section: 'edition', path: '/edition/programme', needs: 'edit_edition' },
  questions: { section: 'edition', path: '/edition/questions', needs: 'edit_edition' },
  plan: { section: 'edition', path: '/edition/plan', needs: 'edit_edition' },
  picture: { section: 'edition', path: '/edition/picture', needs: 'edit_edition' },
  rules: { section: 'edition', path: '/edition/rules', needs: 'edit_edition' },
  setUpWishes: { section: 'edition', path: '/edition/wishes', needs: 'set_up_wishes' },
  amazigh: { section: 'edition', path: '/edition/amazigh', needs: 'review_words' },
  printing: { section: 'edition', path: '/edition/print', needs: 'read_edition' },
  editions: { section: 'edition', path: '/editions', needs: 'draft_edition' },
  team: { section: 'edition', path: '/people', needs: 'read_team' },
  log: { section: 'edition', path: '/log', needs: 'read_log' },
  privacy: { section: 'edition', path: '/privacy', needs: 'read_privacy' },
};

const NAMES = Object.keys(PLACES) as PageName[];

/** A page that a reader may open. */
interface PageLink {
  readonly page: PageName;
  readonly href: string;
}

interface SectionLinks {
  readonly section: SectionName;
  readonly pages: readonly [PageLink, ...PageLink[]];
}

/** Whether a name is one of a page of the console. */
export function isPageName(name: string): name is PageName {
  return Object.hasOwn(PLACES, name);
}

/** The section of a page. */
export function sectionOf(page: PageName): SectionName {
  return PLACES[page].section;
}

/** Somebody by what decides on the pages that they may open. */
export interface Opener {
  readonly role: Role;
  /** Whether they are named for the wishes of children: a role alone opens none. */
  readonly reads_wishes?: boolean;
}

/** What somebody may open of an edition: sections in order, each with its pages; none that is empty. */
export function sectionsFor(reader: Opener, edition: Edition, now: number): SectionLinks[] {
  const sections = new Map<SectionName, [PageLink, ...PageLink[]]>();
  for (const page of pagesFor(reader, edition)) {
    const link = { page, href: pageAddress(page, edition, now) };
    const pages = sections.get(sectionOf(page));
    if (pages) pages.push(link);
    else sections.set(sectionOf(page), [link]);
  }
  return Array.from(sections, ([section, pages]) => ({ section, pages }));
}

function pagesFor({ role, reads_wishes = false }: Opener, edition: Edition): PageName[] {
  return NAMES.filter(
    (page) => mayOpen(role, edition, page) && (page !== 'wishes' || reads_wishes),
  );
}

/** Whether a role may open a page of an edition in its state. */
export function mayOpen(role: Role, edition: Edition, page: PageName): boolean {
  return can(role, edition, PLACES[page].needs);
}

/**
 * Where somebody goes on who comes from a page of another edition: the same page, else the first of
 * its section that they may open here; null where there is none, or for what is no page.
 */
export function samePage(
  page: string,
  reader: Opener,
  edition: Edition,
  now: number,
): string | null {
  const pages = pagesFor(reader, edition);
  const name = NAMES.find((one) => one === page);
  if (name === undefined) return null;
  const ofSection = pages.find((one) => sectionOf(one) === sectionOf(name));
  const kept = pages.includes(name) ? name : ofSection;
  return kept ? pageAddress(kept, edition, now) : null;
}

/** The path of a page of an edition. */
export function pageAddress(page: PageName, edition: Edition, now: number): string {
  const path = PLACES[page].path.replace('{day}', String(dayNow(edition, now)));
  return `/console/${edition.slug}${path}`;
}
