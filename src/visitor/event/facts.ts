import type { Live } from '../../contract/answers/live.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Notice } from '../../domain/notice.ts';
import type { SharedPicture } from '../../ui/layout.tsx';

/** What the front of an edition shows. */
export interface EventFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  /** Places left by the number of the window. */
  readonly left: ReadonlyMap<number, number>;
  /** `null` when the figures could not be read: the page is shown without them. */
  readonly live: Live | null;
  /** The exact states of the gates, however the figures are published; `null` as above. */
  readonly gates?: Pick<Live, 'gates' | 'as_of' | 'today'> | null;
  /** People who registered for each window, by its number. */
  readonly taken?: ReadonlyMap<number, { readonly taken: number }>;
  /** Those in force, in the order in which they are shown. */
  readonly notices?: readonly Notice[];
  /** Whether the wishes of children are taken. */
  readonly takesWishes?: boolean;
  /** Whether figures of a day were released. */
  readonly hasFigures?: boolean;
  /** The picture of its link, where one is kept that says what the edition says. */
  readonly picture?: SharedPicture | undefined;
  readonly now: number;
  /** Scheme and host under which the page is found. */
  readonly origin: string;
}
