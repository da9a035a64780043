import { can } from '../../domain/archive.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { practiceSheetWords } from '../../i18n/practice-sheet.ts';
import { printingWords } from '../../i18n/printing.ts';
import { pageAddress } from '../shell/sections.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { type PrintingProps, PrintingStyle } from './sheet-page.tsx';

/** What can be printed for an edition, each with its paper and what it is for. */
export function PackPage(props: PrintingProps) {
  const { locale, member, edition, now } = props;
  const words = printingWords[locale];
  const spoken = spokenIn(locale);
  const base = `/console/${edition.slug}/edition/print`;
  const isPublic = edition.status === 'open' || edition.status === 'closed';
  return (
    <WorkPage
      {...props}
      page="printing"
      title={words.title}
      state={words.lead}
      spoken={spoken}
      head={<PrintingStyle />}
    >
      {!isPublic && (
        <div class="notice">
          <p>{words.notPublic}</p>
        </div>
      )}
      <ul class="pack">
        {(['posters', 'signs', 'cards', 'desk'] as const).map((name) => (
          <li>
            <a href={`${base}/${name}`}>{words[name].title}</a>
            <p>{words[name].lead}</p>
          </li>
        ))}
        {can(member.role, edition, 'print_practice_codes') && (
          <li>
            <a href={pageAddress('practice', edition, now)}>{practiceSheetWords[spoken].title}</a>
            <p>{words.practiceLead}</p>
          </li>
        )}
      </ul>
    </WorkPage>
  );
}
