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
 * An outline icon, a little larger than the text around it unless `size` (CSS pixels) says
 * otherwise. It is decoration, and the words beside it carry the meaning, unless `label` is given.
 */
export function Icon({ name, size, label }: { name: IconName; size?: number; label?: string }) {
  return (
    <svg
      class={MIRRORED.has(name) ? 'icon mirrored' : 'icon'}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
      viewBox="0 0 24 24"
      width={size ?? '1.25em'}
      height={size ?? '1.25em'}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {raw(icons[name])}
    </svg>
  );
}
