import { Icon } from './icon.tsx';

/** Prints the page it stands on. Only a script can show it, since only a script can print. */
export function PrintButton({ class: look, text }: { class: string; text: string }) {
  return (
    <button type="button" class={look} hidden data-print="">
      <Icon name="printer" /> <span>{text}</span>
    </button>
  );
}
