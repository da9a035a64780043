import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { PrintButton } from '../../ui/print-button.tsx';
import { PaperPage } from './layout.tsx';
import type { PageName } from './sections.ts';

interface SheetProps {
  readonly locale: Locale;
  readonly title: string;
  readonly face: PageName;
  /** Names the page for its own rules of layout. */
  readonly kind: string;
  readonly emblem?: Child;
  readonly state: readonly (string | null)[];
  /** The text of the button that prints it; only a script can show it. */
  readonly print?: string;
}

/** A page that is handed to somebody: its title and what it says, and nothing of the console around it. */
export function PaperSheet(props: PropsWithChildren<SheetProps>) {
  const { locale, title, face, kind, emblem, state, print, children } = props;
  return (
    <PaperPage locale={locale} title={title} face={face}>
      <div class="low">
        {emblem}
        <div class="low-text">
          <h1>{title}</h1>
          <p class="low-state">{state.filter((one) => one !== null).join(' · ')}</p>
        </div>
        {print && <PrintButton class="quiet" text={print} />}
      </div>
      <div class={`work ${kind}`}>{children}</div>
    </PaperPage>
  );
}
