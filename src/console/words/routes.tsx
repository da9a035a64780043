import { type Context, Hono } from 'hono';
import { assets } from '../../../build/manifest.ts';
import { ListUnreadable } from '../../domain/lists/bounds.ts';
import { PROBLEMS } from '../../domain/problem.ts';
import { type Entry, judge } from '../../domain/words/review.ts';
import { type FileKind, readReviewFile, reviewFile } from '../../domain/words/review-file.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { pageNameOf } from '../../i18n/page-names.ts';
import { wordReviewWords } from '../../i18n/word-review.ts';
import { wordsToReview } from '../../operations/review-words.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { CheckedPage } from './checked-page.tsx';
import { type AskedChoice, choiceIn, chosenFrom, pagesIn, shownOf } from './choice.ts';
import { ReviewPage } from './review-page.tsx';
import { givenIn, type Typed } from './typed.ts';

/** A native reader reviews the Amazigh words: on the page, or as a sheet. Nothing is kept of it. */
export const wordReview = new Hono<MemberApp>();

const PATH = '/console/:slug/edition/amazigh';

const TYPES: Readonly<Record<FileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

wordReview.get(PATH, requirePermission('review_words'), async (c) => {
  const all = await entriesFor(c);
  return c.html(
    <ReviewPage {...propsOf(c, all, choiceIn(c.req.query()))} typed={null} faults={[]} />,
  );
});

for (const kind of ['xlsx', 'csv'] as const) {
  wordReview.get(`${PATH}/words.${kind}`, requirePermission('review_words'), async (c) => {
    const all = await entriesFor(c);
    return sent(c, chosenFrom(all, choiceIn(c.req.query())), kind);
  });
}

wordReview.post(PATH, requirePermission('review_words'), async (c) => {
  const all = await entriesFor(c);
  const form = await c.req.parseBody();
  return form.step === 'sheet' ? checkSheet(c, all, form.file) : saveTyped(c, all, form);
});

/** The page that most people read. */
const FIRST = 'event';

type PageContext = Context<MemberApp>;

function entriesFor(c: PageContext): Promise<readonly Entry[]> {
  return wordsToReview(memberContext(c), new URL(assets['words.json'], c.req.url));
}

function propsOf(c: PageContext, all: readonly Entry[], choice: AskedChoice) {
  const { locale, member, edition, now } = c.var;
  const pages = pagesIn(all);
  const known = pages.includes(choice.page) ? choice : { ...choice, page: FIRST };
  return { locale, member, edition, now, pages, choice: known, ...shownOf(all, known) };
}

/** What a sheet that comes back would do: it is read, and forgotten. */
async function checkSheet(c: PageContext, all: readonly Entry[], file: unknown) {
  const words = wordReviewWords[spokenIn(c.var.locale)];
  const refuse = (text: string) =>
    c.html(
      <ReviewPage
        {...propsOf(c, all, choiceIn({}))}
        typed={null}
        faults={[{ field: 'file', text }]}
      />,
      PROBLEMS.invalid_request,
    );
  if (!(file instanceof File) || file.size === 0) return refuse(words.missingFile);
  try {
    const given = await readReviewFile(new Uint8Array(await file.arrayBuffer()));
    const { accepted, refused } = judge(given, all);
    const { locale, member, edition, now } = c.var;
    return c.html(
      <CheckedPage {...{ locale, member, edition, now, refused }} accepted={accepted.length} />,
    );
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error;
    return refuse(words.unreadable);
  }
}

/** What was typed, as a sheet for who maintains the service; the page again where a row is refused. */
async function saveTyped(c: PageContext, all: readonly Entry[], form: Record<string, unknown>) {
  const words = wordReviewWords[spokenIn(c.var.locale)];
  const props = propsOf(c, all, choiceIn(form));
  const given = givenIn(form, props.entries);
  const { accepted, refused } = judge(given, all);
  const [unsigned, others] = [
    refused.filter(({ fault }) => fault === 'initials'),
    refused.filter(({ fault }) => fault !== 'initials'),
  ];
  const faults: FieldFault[] = others.map(({ row, fault, about }) => ({
    field: `text-${row}`,
    text: `${words.faults[fault]}${about === '' ? '' : ` ${about}`}`,
  }));
  // They are typed once for all that is ticked.
  if (unsigned.length > 0) faults.push({ field: 'by', text: words.noInitials });
  if (accepted.length === 0 && faults.length === 0) {
    faults.push({ field: 'by', text: words.nothing });
  }
  if (faults.length > 0) {
    const typed: Typed = { by: String(form.by ?? ''), given };
    return c.html(
      <ReviewPage {...props} typed={typed} faults={faults} />,
      PROBLEMS.invalid_request,
    );
  }
  const changed = accepted.map(({ entry, amazigh, by }) => ({ ...entry, amazigh, by }));
  return sent(c, changed, 'xlsx');
}

async function sent(c: PageContext, entries: readonly Entry[], kind: FileKind) {
  return c.body(await reviewFile(entries, kind, pageNameOf), 200, {
    'Content-Type': TYPES[kind],
    'Content-Disposition': `attachment; filename="amazigh.${kind}"`,
  });
}
