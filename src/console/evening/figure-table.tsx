import { can } from '../../domain/archive.ts';
import { CORRECTABLE, type CorrectableFigure } from '../../domain/figures/figures.ts';
import { consoleWords } from '../../i18n/console.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { CellLabel } from '../shell/table.tsx';
import type { SheetProps } from './props.ts';

type TableProps = Pick<SheetProps, 'locale' | 'member' | 'edition' | 'day' | 'figures'>;

/** The figures of a day with what each counts; once one is corrected, as counted and as it stands. */
export function FigureTable(props: TableProps) {
  const { locale, figures } = props;
  const words = consoleWords[locale].sheet;
  const { correction } = figureWords[locale];
  const isCorrected = figures.corrections.length > 0;
  return (
    <table class="statement-table">
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          {isCorrected && (
            <th scope="col" class="count">
              {correction.stands}
            </th>
          )}
          <th scope="col" class="count">
            {isCorrected ? correction.counted : words.value}
          </th>
          <th scope="col">{words.counts}</th>
        </tr>
      </thead>
      <tbody>
        {(['visits', ...CORRECTABLE] as const).map((name) => (
          <FigureRow {...props} name={name} isCorrected={isCorrected} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends TableProps {
  name: CorrectableFigure | 'visits';
  isCorrected: boolean;
}

function FigureRow({ locale, member, edition, day, figures, name, isCorrected }: RowProps) {
  const { names, counts, correction } = figureWords[locale];
  const mayCorrect = name !== 'visits' && can(member.role, edition, 'correct_figures');
  return (
    <tr data-figure={name}>
      <th scope="row">{names[name]}</th>
      {isCorrected && (
        <td class="count">
          <CellLabel text={correction.stands} />
          <b>{formatNumber(figures[name], locale)}</b>
        </td>
      )}
      <td class="count">
        {isCorrected && <CellLabel text={correction.counted} />}
        <b>{formatNumber(figures.counted[name], locale)}</b>
      </td>
      <td>
        {counts[name]}
        {mayCorrect && (
          <a
            class="correct"
            href={`/console/${edition.slug}/days/${day.number}/close?figure=${name}#correct`}
            aria-label={correction.correct(names[name])}
          >
            {correction.title}
          </a>
        )}
      </td>
    </tr>
  );
}
