import type { Child, PropsWithChildren } from 'hono/jsx';
import { assets } from '../../../build/manifest.ts';
import type { Locale } from '../../domain/kinds.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { printingWords } from '../../i18n/printing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { WorkPage } from '../shell/work-page.tsx';

export interface PrintingProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

/** The papers that a sheet of the pack is made for; `printing.css` knows their sizes. */
type Paper = 'a3' | 'a4' | 'a5-pairs';

interface SheetProps extends PrintingProps {
  title: string;
  /** How the sheets are printed, and what for. */
  lead: string;
  paper: Paper;
  /** Above the sheets, and not on paper. */
  choice?: Child;
}

/** Sheets as they leave the printer, small on the screen; what is around them is not on paper. */
export function SheetPage(props: PropsWithChildren<SheetProps>) {
  const { locale, edition, paper, title, lead, choice, children } = props;
  const words = printingWords[locale];
  return (
    <WorkPage
      {...props}
      page="printing"
      title={title}
      state={lead}
      print={words.print}
      kind="pack"
      spoken={spokenIn(locale)}
      head={<PrintingStyle />}
    >
      <div class="actions">
        <a class="plain" href={`/console/${edition.slug}/edition/print`}>
          <Icon name="chevron-left" />
          <span>{words.title}</span>
        </a>
        {choice}
      </div>
      <div class="sheets" data-paper={paper}>
        {children}
      </div>
    </WorkPage>
  );
}

/** The stylesheet of the pack, which no other page of the console needs. */
export function PrintingStyle() {
  return <link rel="stylesheet" href={assets['printing.css']} />;
}

/** How large a text of one line or more is set, by how much of it there is. */
export function sizeOf(text: string): 'short' | 'medium' | 'long' | 'longest' {
  const { length } = text;
  return length <= 18 ? 'short' : length <= 40 ? 'medium' : length <= 75 ? 'long' : 'longest';
}
