import type { PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { More } from '../shell/more.tsx';

interface ReportSectionProps {
  readonly locale: Locale;
  /** Of its heading, which names its table. */
  readonly id: string;
  readonly title: string;
  /** What a small screen shows of it only when it is asked to: never on paper. */
  readonly isFolded?: boolean;
}

/** A part of a report with its heading. */
export function ReportSection(props: PropsWithChildren<ReportSectionProps>) {
  const { locale, id, title, isFolded = false, children } = props;
  return (
    <section
      class="panel report-part"
      aria-labelledby={id}
      {...(isFolded && { 'data-folded': '' })}
    >
      <h2 id={id}>{title}</h2>
      {isFolded && <More id={`more-${id}`} label={consoleWords[locale].more} of={title} />}
      {children}
    </section>
  );
}
