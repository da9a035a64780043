/**
 * What decides something for a reader, or keeps them safe, by the keys of its texts or what they begin
 * with. A section is read in Amazigh once a native reader has reviewed every text of it, and in Arabic
 * until then: never half in one and half in the other.
 */
export const SECTIONS = {
  /** The notice on personal data, law 09-08. */
  notice: ['notice.'],
  /** What the form says of personal data, and its agreement to it. */
  consent: [
    'form.notice',
    'form.consent',
    'form.consentTitle',
    'form.consentLines',
    'form.faults.consent_missing',
  ],
  /** Children; entry that is on hold: why, where else, and that the way out is open. */
  safety: [
    'ticket.safety',
    'ticket.safetyText',
    'holds.reasons.',
    'holds.notice.',
    'holds.enterBy',
    'gate.crowd',
    'gate.visitor.held',
    'gate.visitor.gate_closed',
  ],
  /** Programme, gates and hours on the page of an edition. */
  event: ['event-page.'],
  /** A ticket that a phone remembers. */
  kept: ['kept.'],
  /** Around published notices: valid, replaced, withdrawn, and what they begin with. */
  notices: ['notices.'],
  /** A lost ticket, and the code that finds it. */
  finding: ['find.'],
  waiting: ['wait-list.'],
  declined: ['decline.'],
  moved: ['moved.'],
  telling: ['telling.'],
  /** A child's wish, as its guardian reads of it. */
  wish: ['wish.'],
  /** The page of a group. */
  group: ['groups.'],
  /** What is held about a visitor, who opened it, and its end. */
  trust: ['trust.'],
  /** What is said of released figures. */
  released: ['released.'],
  /** Pages of the office that are not written in Amazigh yet. */
  office: [
    'edition.',
    'edition-lists.',
    'word-review.',
    'set-up.',
    'publishing.',
    'printing.',
    'channels.',
    'messages.',
    'bulk.',
    'wishes.',
    'coaches.',
    'evening.',
    'share-picture.',
    'report.',
    'privacy.',
    'arch.shows',
    'arch.editions',
    'arch.erasure',
  ],
  /** What has no section yet: it stays Arabic. */
  unwritten: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SectionName = keyof typeof SECTIONS;

/** Whether a text belongs to a section; `path`: its key without its form. */
export function isIn(section: SectionName, path: string): boolean {
  return SECTIONS[section].some((begin) =>
    begin.endsWith('.') ? path.startsWith(begin) : path === begin || path.startsWith(`${begin}.`),
  );
}
