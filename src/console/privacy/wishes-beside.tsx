import type { PersonCopy } from '../../contract/answers/person-copy.ts';
import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { withColon } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { trustWords } from '../../i18n/trust.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import { OpeningsList } from '../../ui/held-party.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { type PrivacyProps, privacyPath } from './props.ts';

/** The wishes that somebody sent with the same contact: that they are there, and not a word of them. */
export function WishesBeside({ locale, copy }: { locale: Locale; copy: PersonCopy }) {
  const spoken = spokenIn(locale);
  const { groups, find } = privacyWords[locale];
  const { dies, wishAtLink } = trustWords[spoken];
  const { states, columns } = wishesWords[spoken];
  if (copy.wishes.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="wishes">
      <h2 id="wishes">{groups.wishes.name}</h2>
      <p>
        {find.wishes(copy.wishes.length)} {wishAtLink}
      </p>
      {copy.wishes.map(({ number, state, erased_on, openings }) => (
        <div data-wish={number}>
          <p>
            <b>
              {withColon(columns.number, spoken)} {formatNumber(number, spoken)} · {states[state]}
            </b>{' '}
            {dies(formatCalendarDate(erased_on, spoken))}
          </p>
          {openings.length > 0 && <OpeningsList locale={spoken} openings={openings} />}
        </div>
      ))}
    </section>
  );
}

/** Their end, by each contact with which some may have been sent. */
export function EraseWishesBeside(props: PrivacyProps & { copy: PersonCopy }) {
  const { copy } = props;
  if (copy.wishes.length === 0) return null;
  const all = copy.held.flatMap(({ contact }) => [contact?.phone, contact?.email]);
  return [...new Set(all)].map((text) => text && <EraseWishes {...props} text={text} />);
}

/** In two steps: the wishes that were sent with a contact are erased. */
export function EraseWishes({ locale, edition, member, text }: PrivacyProps & { text: string }) {
  const { find, erase } = privacyWords[locale];
  if (!can(member.role, edition, 'erase_person')) return null;
  return (
    <Step icon="trash" name={find.eraseWishes} ask={find.eraseAsk} tone="stop">
      <PostForm action={`${privacyPath(edition)}/wishes`}>
        <p>
          <bdi>{text}</bdi>
        </p>
        <input type="hidden" name="text" value={text} />
        <button type="submit" class="stop">
          {erase.send}
        </button>
      </PostForm>
    </Step>
  );
}
