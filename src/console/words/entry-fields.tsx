import type { Entry } from '../../domain/words/review.ts';
import { formsOf } from '../../domain/words/review-file.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { pageNameOf } from '../../i18n/page-names.ts';
import type { WordReviewWords } from '../../i18n/word-review.ts';
import { TextArea } from '../shell/fields.tsx';
import type { ReviewProps } from './props.ts';
import { whereSeen } from './where-seen.ts';

/** One text: where it is read, its Arabic and French, its Amazigh to correct, and whether it is right. */
export function EntryFields(
  props: ReviewProps & { words: WordReviewWords; entry: Entry; row: number },
) {
  const { locale, words, entry, row, typed, faults } = props;
  const given = typed?.given.find((one) => one.row === row);
  const forNumbers = formsOf(entry.variant);
  const most = formatNumber(entry.longest, spokenIn(locale));
  const places = entry.places.map((name) => `\u2066{${name}}\u2069`).join(' ');
  const hint = [words.longest(most), places && words.places(places)].filter(Boolean).join(' · ');
  return (
    <fieldset class="word-entry">
      <legend>
        <code dir="ltr">{entry.key}</code>
      </legend>
      <input type="hidden" name={`key-${row}`} value={entry.key} />
      <input type="hidden" name={`arabic-${row}`} value={entry.arabic} />
      <p class="hint">
        {words.seen} <Seen {...props} />
      </p>
      <dl>
        <div>
          <dt>{words.arabic}</dt>
          <dd lang="ar" dir="rtl">
            {entry.arabic}
          </dd>
        </div>
        <div>
          <dt>{words.french}</dt>
          <dd lang="fr" dir="ltr">
            {entry.french}
          </dd>
        </div>
      </dl>
      <TextArea
        name={`text-${row}`}
        label={
          forNumbers === ''
            ? words.amazigh
            : `${words.amazigh} · ${words.forNumber(`\u2066${forNumbers}\u2069`)}`
        }
        hint={hint}
        value={given?.amazigh ?? entry.amazigh}
        max={entry.longest + 200}
        rows={2}
        faults={faults}
        lang="zgh"
        dir="ltr"
      />
      <label class="choice">
        <input
          type="checkbox"
          name={`right-${row}`}
          checked={given !== undefined && given.by !== ''}
        />
        <span>{words.isRight}</span>
      </label>
      {entry.by !== null && <p class="hint">{words.reviewedBy(entry.by)}</p>}
      {entry.isVoid && <p class="hint">{words.wasReviewed}</p>}
    </fieldset>
  );
}

/** Pages that are named of a text: most are read on one, and words of every page on forty. */
const NAMED = 4;

/** The pages on which a text is read, that one first which was asked for. */
function Seen({ entry, choice, member, edition, now }: ReviewProps & { entry: Entry }) {
  const others = entry.seen.filter((page) => page !== choice.page);
  const named = [choice.page, ...others].slice(0, NAMED);
  const more = entry.seen.length - named.length;
  return (
    <>
      {named.map((page, at) => {
        const address = whereSeen(page, { member, edition, now });
        const name = pageNameOf(page);
        return (
          <>
            {at > 0 && ' · '}
            {address ? <a href={address}>{name}</a> : name}
          </>
        );
      })}
      {more > 0 && (
        <>
          {' '}
          <bdi dir="ltr">+{more}</bdi>
        </>
      )}
    </>
  );
}
