import type { EditionWords } from '../../i18n/edition.ts';

/** A field of the settings, by its path in `Settings`. */
export type FieldPath = keyof EditionWords['fields'];

/** How a field is typed, and read again. */
export type FieldSpec =
  /** In four languages. `nullable`: null where none is written. */
  | { readonly type: 'names' | 'texts'; readonly path: FieldPath; readonly nullable?: boolean }
  | { readonly type: 'text'; readonly path: FieldPath; readonly nullable?: boolean }
  /** A whole number up to `most`. `nullable`: an empty field is null. */
  | {
      readonly type: 'number';
      readonly path: FieldPath;
      readonly most: number;
      readonly nullable?: boolean;
    }
  | { readonly type: 'time' | 'instant'; readonly path: FieldPath }
  | { readonly type: 'flag'; readonly path: FieldPath }
  | {
      readonly type: 'choice';
      readonly path: FieldPath;
      readonly of: 'strictness' | 'liveDetails';
    }
  | {
      readonly type: 'list';
      readonly path: FieldPath;
      readonly of: 'kinds' | 'approvable' | 'reviews';
    }
  /** Rows of a date or an hour and a percentage. */
  | { readonly type: 'openings'; readonly path: 'shares.openings' }
  | { readonly type: 'opening'; readonly path: 'shares.same_day' };

interface FieldGroup {
  readonly group: keyof EditionWords['groups'];
  readonly fields: readonly FieldSpec[];
}

const names = (path: FieldPath) => ({ type: 'names', path }) as const;
const texts = (path: FieldPath) => ({ type: 'texts', path }) as const;
const number = (path: FieldPath, most: number) => ({ type: 'number', path, most }) as const;
const strictness = (path: FieldPath) => ({ type: 'choice', path, of: 'strictness' }) as const;
const flag = (path: FieldPath) => ({ type: 'flag', path }) as const;

const DAY_MINUTES = 1_440;
const PEOPLE = 1_000_000;
const HOURS = 744;

/** The pages of settings, each with its groups of fields. */
export const SETTINGS_PAGES = {
  words: [
    { group: 'identity', fields: [names('name'), names('city'), names('venue')] },
    {
      group: 'texts',
      fields: [
        texts('texts.welcome'),
        texts('texts.directions'),
        texts('texts.parking'),
        texts('texts.bring'),
        texts('texts.desk'),
        texts('texts.step_free_way'),
      ],
    },
    { group: 'review', fields: [{ type: 'list', path: 'reviewed', of: 'reviews' }] },
  ],
  rules: [
    {
      group: 'registration',
      fields: [
        { type: 'instant', path: 'registration.opens' },
        { type: 'instant', path: 'registration.closes' },
        number('party_max', 255),
        { type: 'list', path: 'kinds', of: 'kinds' },
        { type: 'list', path: 'approved_kinds', of: 'approvable' },
        number('group_share', 100),
      ],
    },
    {
      group: 'answers',
      fields: [
        number('answer_hours.media', HOURS),
        number('answer_hours.school', HOURS),
        number('answer_hours.association', HOURS),
        number('answer_hours.guest', HOURS),
        number('answer_hours.family', HOURS),
        number('answer_hours.individual', HOURS),
      ],
    },
    {
      group: 'gates',
      fields: [
        flag('policy.reentry'),
        flag('policy.walk_ins'),
        { ...number('policy.early_minutes', DAY_MINUTES), nullable: true },
        strictness('policy.too_early'),
        { ...number('policy.late_minutes', DAY_MINUTES), nullable: true },
        strictness('policy.too_late'),
        strictness('policy.wrong_gate'),
        number('policy.drain_minutes', 60),
        number('policy.child_under', 18),
        { type: 'time', path: 'policy.day_ends' },
        { type: 'text', path: 'timezone' },
      ],
    },
    { group: 'figures', fields: [{ type: 'choice', path: 'live_detail', of: 'liveDetails' }] },
    {
      group: 'data',
      fields: [
        names('controller.name'),
        { type: 'text', path: 'controller.contact' },
        { type: 'text', path: 'controller.receipt', nullable: true },
        { ...names('controller.hosting'), nullable: true },
        { ...names('controller.carriers'), nullable: true },
        number('controller.keep_days', 365),
      ],
    },
  ],
  shares: [
    {
      group: 'kept',
      fields: [
        number('shares.kept.school', 100),
        number('shares.kept.association', 100),
        number('shares.kept.media', 100),
        number('shares.kept.guest', 100),
        number('shares.kept.desk', 100),
      ],
    },
    {
      group: 'openings',
      fields: [
        { type: 'openings', path: 'shares.openings' },
        { type: 'opening', path: 'shares.same_day' },
      ],
    },
    {
      group: 'site',
      fields: [
        { ...number('site.capacity', PEOPLE), nullable: true },
        { ...number('site.busy', PEOPLE), nullable: true },
        { ...number('site.hold', PEOPLE), nullable: true },
        { ...number('site.alert', PEOPLE), nullable: true },
        { ...number('site.emergency', PEOPLE), nullable: true },
      ],
    },
  ],
} as const satisfies Record<string, readonly FieldGroup[]>;

export type SettingsPageName = keyof typeof SETTINGS_PAGES;

/** The groups of a page. */
export function groupsOf(page: SettingsPageName): readonly FieldGroup[] {
  return SETTINGS_PAGES[page];
}
