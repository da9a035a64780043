import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { pageNameOf } from '../../i18n/page-names.ts';
import { type WordReviewWords, wordReviewWords } from '../../i18n/word-review.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox, FieldError } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { pageAddress } from '../shell/sections.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { EntryFields } from './entry-fields.tsx';
import type { ReviewProps } from './props.ts';

type Part = ReviewProps & { words: WordReviewWords; path: string };

/** The Amazigh texts of a page beside their Arabic and French, to be corrected and ticked. */
export function ReviewPage(props: ReviewProps) {
  const { locale, edition, now, faults, reviewed, total } = props;
  const spoken = spokenIn(locale);
  const words = wordReviewWords[spoken];
  const part = { ...props, words, path: pageAddress('amazigh', edition, now) };
  const count = (n: number) => formatNumber(n, spoken);
  return (
    <WorkPage
      {...props}
      page="amazigh"
      title={words.title}
      state={words.lead}
      faulty={faults.length > 0}
      kind="narrow word-review"
      spoken={spoken}
    >
      <ErrorBox locale={spoken} faults={faults} />
      <PageChoice {...part} />
      <p class="sum">{words.done(count(reviewed), count(total))}</p>
      <Sheet {...part} />
      <Texts {...part} />
    </WorkPage>
  );
}

function PageChoice({ words, path, pages, choice }: Part) {
  return (
    <form class="search-form" method="get" action={path}>
      <SelectField
        name="page"
        label={words.page}
        value={choice.page}
        options={pages.map((value) => ({ value, text: pageNameOf(value) }))}
      />
      <label class="choice">
        <input type="checkbox" name="open" checked={choice.open} />
        <span>{words.open}</span>
      </label>
      <button type="submit" class="primary">
        {words.show}
      </button>
    </form>
  );
}

function Sheet({ words, path, choice, faults }: Part) {
  const query = new URLSearchParams({ page: choice.page, ...(choice.open && { open: 'on' }) });
  return (
    <section class="panel" aria-labelledby="sheet">
      <h2 id="sheet">{words.sheetTitle}</h2>
      <p class="hint">{words.sheetLead}</p>
      <p class="word-links">
        <a href={`${path}/words.xlsx?${query}`}>{words.asXlsx}</a>
        <a href={`${path}/words.csv?${query}`}>{words.asCsv}</a>
      </p>
      <form class="word-sheet" method="post" action={path} enctype="multipart/form-data">
        <input type="hidden" name="step" value="sheet" />
        <div class="field wide">
          <label for="file">{words.file}</label>
          <p class="hint" id="file-hint">
            {words.fileHint}
          </p>
          <FieldError fault={faults.find(({ field }) => field === 'file')} />
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="file-hint"
          />
        </div>
        <button type="submit" class="primary">
          {words.check}
        </button>
      </form>
    </section>
  );
}

function Texts(props: Part) {
  const { words, path, choice, entries, typed, faults, next } = props;
  const more = (from: number) =>
    `${path}?${new URLSearchParams({ page: choice.page, ...(choice.open && { open: 'on' }), from: String(from) })}`;
  return (
    <section class="panel" aria-labelledby="texts">
      <h2 id="texts">{words.textsTitle}</h2>
      {entries.length === 0 ? (
        <EmptyState text={words.none} />
      ) : (
        <form method="post" action={path} class="word-form">
          <input type="hidden" name="page" value={choice.page} />
          <input type="hidden" name="from" value={String(choice.from)} />
          {choice.open && <input type="hidden" name="open" value="on" />}
          {entries.map((entry, at) => (
            <EntryFields {...props} entry={entry} row={at + 1} />
          ))}
          <TextField
            name="by"
            label={words.initials}
            hint={words.initialsHint}
            value={typed?.by ?? ''}
            max={8}
            faults={faults}
          />
          <p class="hint">{words.saveHint}</p>
          <button type="submit" class="primary">
            {words.save}
          </button>
        </form>
      )}
      <p class="word-links">
        {choice.from > 0 && <a href={more(0)}>{words.newest}</a>}
        {next !== null && <a href={more(next)}>{words.older}</a>}
      </p>
    </section>
  );
}
