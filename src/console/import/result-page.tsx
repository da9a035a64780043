import { LETTERS_PAGE } from '../../domain/lists/bounds.ts';
import { importWords } from '../../i18n/imports.ts';
import type { NotTaken } from '../../operations/import-list.ts';
import type { ImportedList } from '../../store/registrations/lists.ts';
import { Icon } from '../../ui/icon.tsx';
import { archOf } from '../shell/arch.ts';
import { type ImportProps, ImportWork, importPath } from './parts.tsx';
import { NotTakenRows } from './progress-page.tsx';

interface ResultProps extends ImportProps {
  list: ImportedList;
  /** The serial before the first of each sheet of letters. */
  sheets: readonly number[];
  notTaken: readonly NotTaken[];
}

/** What came of a list: its codes as a file, and as letters to print. */
export function ImportedPage(props: ResultProps) {
  const { locale, edition, list, sheets } = props;
  const words = importWords[locale];
  const path = `${importPath(edition)}/${list.id}`;
  const last = (at: number) => Math.min(list.done, (at + 1) * LETTERS_PAGE);
  return (
    <ImportWork {...props} step={4} state={words.doneNote} arch={archOf('rows', list.done, locale)}>
      <p class="import-now" role="status" data-now="">
        {words.imported(list.done, list.rows)}
      </p>
      <p class="actions">
        <a class="primary" href={`${path}/file`} download={`${edition.slug}.csv`}>
          {words.takeFile}
        </a>
        {sheets.map((after, at) => (
          <a class="plain" href={`${path}/letters?after=${after}`}>
            <Icon name="printer" />
            <span>{words.letters(at * LETTERS_PAGE + 1, last(at))}</span>
          </a>
        ))}
        <a class="plain" href={importPath(edition)}>
          {words.another}
        </a>
      </p>
      <NotTakenRows {...props} />
    </ImportWork>
  );
}
