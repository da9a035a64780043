import type { Locale } from '../../domain/kinds.ts';
import { deskWords } from '../../i18n/desk.ts';
import { PAPERS, type Paper } from './paper.ts';

/** Which paper this desk's printer takes; its browser remembers it. */
export function PaperChoice({ locale, paper }: { locale: Locale; paper: Paper }) {
  const { print } = deskWords[locale];
  const names: Readonly<Record<Paper, string>> = { a4: print.a4, '80': print.slip };
  return (
    <nav class="paper-choice" aria-label={print.paper}>
      {PAPERS.map((one) => (
        <a href={`?paper=${one}`} {...(one === paper && { 'aria-current': 'true' })}>
          {names[one]}
        </a>
      ))}
    </nav>
  );
}
