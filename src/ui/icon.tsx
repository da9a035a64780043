import { raw } from 'hono/html';
import { icons } from '../../build/icons.ts';

export type IconName = keyof typeof icons;

/** Arrows point where the reader is going; nothing else is turned round for right to left. */
const MIRRORED: ReadonlySet<IconName> = new Set([
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'door-enter',
  'door-exit',
  'login',
  'logout',
]);

/**
 * An outline icon, as large as the text around it unless `size` (CSS pixels) says otherwise.
 * It is decoration: the words beside it carry the meaning, unless `label` is given.
 */
export function Icon({ name, size, label }: { name: IconName; size?: number; label?: string }) {
  const named =
    label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label };
  return (
    <svg
      class={MIRRORED.has(name) ? 'icon mirrored' : 'icon'}
      viewBox="0 0 24 24"
      width={size ?? '1.25em'}
      height={size ?? '1.25em'}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...named}
    >
      {raw(icons[name])}
    </svg>
  );
}
