import type { Edition } from '../../domain/edition.ts';
import { isPageName, sectionsFor } from '../shell/sections.ts';

/** Addresses of pages of visitors and of gates that can be opened by anybody. */
const PUBLIC: Readonly<Record<string, (slug: string) => string>> = {
  event: (slug) => `/zgh/${slug}`,
  form: (slug) => `/zgh/${slug}`,
  notice: (slug) => `/zgh/${slug}/privacy`,
  publicNotices: (slug) => `/zgh/${slug}/notices`,
  released: (slug) => `/zgh/${slug}/figures`,
  gate: () => '/gate',
};

/** Where a page can be looked at in Amazigh; null where it is somebody’s own, or not for this reader. */
export function whereSeen(
  page: string,
  {
    member,
    edition,
    now,
  }: { member: Parameters<typeof sectionsFor>[0]; edition: Edition; now: number },
): string | null {
  if (!isPageName(page)) return PUBLIC[page]?.(edition.slug) ?? null;
  const own = sectionsFor(member, edition, now).flatMap(({ pages }) => pages);
  const link = own.find((one) => one.page === page);
  return link ? `${link.href}?lang=zgh` : null;
}
