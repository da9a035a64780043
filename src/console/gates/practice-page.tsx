import type { Locale } from '../../domain/kinds.ts';
import { practiceSheetWords } from '../../i18n/practice-sheet.ts';
import type { PracticeCode } from '../../operations/practice.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { qrPath } from '../../ui/qr.ts';
import { WorkPage } from '../shell/work-page.tsx';

interface PracticeProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  codes: readonly PracticeCode[];
}

/** The codes, each with the verdict that the phone shows. */
export function PracticePage(props: PracticeProps) {
  const { locale, edition, codes } = props;
  const words = practiceSheetWords[locale];
  return (
    <WorkPage
      {...props}
      page="practice"
      title={words.title}
      state={edition.name[locale]}
      print={words.print}
      kind="practice"
    >
      <p class="lead">{words.lead}</p>
      <ol class="practice-codes">
        {codes.map((code) => (
          <Code locale={locale} code={code} />
        ))}
      </ol>
      <p class="hint">{words.real}</p>
    </WorkPage>
  );
}

function Code({ locale, code }: { locale: Locale; code: PracticeCode }) {
  const words = practiceSheetWords[locale];
  const { name } = code.ticket;
  const { path, size } = qrPath(code.url);
  return (
    <li data-case={name}>
      <h2>{words.cases[name]}</h2>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={words.codeOf(words.cases[name])}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#FFFFFF" />
        <path fill="#000000" d={path} />
      </svg>
      <p>
        <small>{words.shows}</small>
        <span>{words.verdicts[name]}</span>
      </p>
    </li>
  );
}
