import type { Child } from 'hono/jsx';
import { Icon } from '../../ui/icon.tsx';

/** The head of a page that is made to be printed. `emblem` stands before the title, if there is one. */
export function SheetHead({
  title,
  print,
  emblem,
  children,
}: {
  title: string;
  /** The text of the button, which only a script can show. */
  print: string;
  emblem?: Child;
  children: Child;
}) {
  return (
    <header class="sheet-head">
      {emblem}
      <div>
        <h1>{title}</h1>
        <p>{children}</p>
      </div>
      <button type="button" class="plain" hidden data-print="">
        <Icon name="printer" />
        <span>{print}</span>
      </button>
    </header>
  );
}
