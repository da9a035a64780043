import type { Edition } from '../../domain/edition.ts';
import type { PressLocale, PublicDay, Release } from '../../domain/figures/release.ts';

/** A day of which something was released, as it is shown. */
export interface ReleasedProps {
  /** The reader's language, as far as figures are spoken of in it. */
  readonly said: PressLocale;
  readonly edition: Pick<Edition, 'slug' | 'timezone' | 'days'>;
  readonly day: PublicDay;
  /** The number of a release: shows only what was released before it. */
  readonly before?: number | undefined;
  /** The address of what was released before a release. */
  readonly older?: (before: number) => string;
  /** Begins the ids of the page's parts, where a page shows the day more than once. */
  readonly part?: string;
}

/** One release of it. */
export type OneRelease = ReleasedProps & { readonly release: Release };

/** The same among those that its page lists, newest first. */
export type ListedRelease = OneRelease & { readonly listed: readonly Release[] };
