import { consoleWords } from '../../i18n/console.ts';
import { reportWords } from '../../i18n/report.ts';
import type { ReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';

/** How the figures came about, what they can be relied on for, and what they cannot. */
export function MethodPart({ locale }: Pick<ReportProps, 'locale'>) {
  const words = reportWords[locale].method;
  const parts = [
    { title: words.method, lines: words.lines },
    { title: words.strengths, lines: words.strengthLines },
    { title: words.limits, lines: words.limitLines },
  ];
  return (
    <ReportSection locale={locale} id="method" title={words.title}>
      {parts.map(({ title, lines }) => (
        <div class="report-method">
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </ReportSection>
  );
}

/** On paper only: who is responsible for the figures signs here. */
export function SigningPlace({ locale }: Pick<ReportProps, 'locale'>) {
  const words = consoleWords[locale].sheet.signatures;
  return (
    <section class="signatures" aria-label={words.title}>
      {[words.name, words.signature, words.date].map((line) => (
        <p>{line}</p>
      ))}
    </section>
  );
}
