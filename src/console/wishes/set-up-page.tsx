import { can } from '../../domain/archive.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import type { WishSetUp } from '../../operations/wish-desk.ts';
import { clockAt } from '../shell/clock.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import type { WishesProps } from './props.ts';

export interface SetUpProps extends WishesProps, WishSetUp {
  typed: { readonly takes: boolean; readonly until: string; readonly answer_days: string } | null;
  faults: readonly FieldFault[];
  saved: boolean;
}

/** Days within which wishes are answered, before anybody says. */
const ANSWER_DAYS = 14;

/** Until when an edition takes wishes, and the people who read them. */
export function SetUpPage(props: SetUpProps) {
  const { locale, faults, saved } = props;
  const spoken = spokenIn(locale);
  const { setUp, title } = wishesWords[locale];
  return (
    <WorkPage
      {...props}
      page="setUpWishes"
      title={title}
      state={setUp.lead}
      faulty={faults.length > 0}
      kind="narrow"
      spoken={spoken}
    >
      {saved && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{setUp.saved}</b>
        </p>
      )}
      <ErrorBox locale={spoken} faults={faults} />
      <Terms {...props} />
      <Readers {...props} />
    </WorkPage>
  );
}

function Terms({ locale, edition, terms, typed, faults }: SetUpProps) {
  const { setUp } = wishesWords[locale];
  const shown = typed ?? {
    takes: terms?.takes ?? false,
    until: terms?.until ?? edition.days[0]?.date ?? '',
    answer_days: String(terms?.answer_days ?? ANSWER_DAYS),
  };
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/edition/wishes`}>
      <section class="panel" aria-labelledby="terms">
        <h2 id="terms">{setUp.terms}</h2>
        <label class="tick">
          <input
            type="checkbox"
            name="takes"
            value="yes"
            aria-describedby="takes-hint"
            {...(shown.takes && { checked: true })}
          />
          <span>{setUp.takes}</span>
        </label>
        <p class="hint" id="takes-hint">
          {setUp.takesHint}
        </p>
        <TextField
          name="until"
          type="date"
          label={setUp.until}
          value={shown.until}
          max={10}
          faults={faults}
          required
        />
        <TextField
          name="answer_days"
          inputmode="numeric"
          label={setUp.answerDays}
          hint={setUp.answerDaysHint}
          value={shown.answer_days}
          max={2}
          faults={faults}
          required
        />
      </section>
      <button type="submit" class="primary save">
        {setUp.save}
      </button>
    </PostForm>
  );
}

function Readers(props: SetUpProps) {
  const { locale, edition, member, terms, readers, others } = props;
  const { setUp } = wishesWords[locale];
  const { roles } = consoleWords[spokenIn(locale)];
  return (
    <section class="panel" aria-labelledby="readers">
      <h2 id="readers">{setUp.readers}</h2>
      <p>{readers.length === 0 ? setUp.noReaders : setUp.readersNote}</p>
      {readers.length > 0 && <ReaderList {...props} />}
      {!terms && <p class="hint">{setUp.first}</p>}
      {terms && others.length > 0 && can(member.role, edition, 'set_up_wishes') && (
        <PostForm action={`/console/${edition.slug}/edition/wishes/readers`}>
          <SelectField
            name="member"
            label={setUp.member}
            value=""
            options={others.map(({ id, name, role }) => ({
              value: id,
              text: `${name} · ${roles[role]}`,
            }))}
            required
          />
          <button type="submit">{setUp.name}</button>
        </PostForm>
      )}
    </section>
  );
}

function ReaderList({ locale, edition, now, readers }: SetUpProps) {
  const { setUp } = wishesWords[locale];
  const { roles } = consoleWords[spokenIn(locale)];
  return (
    <ul class="wish-readers">
      {readers.map(({ member, name, role, named_by, named_at }) => (
        <li data-reader={member}>
          <p>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            · {roles[role]}
            <br />
            <small>
              {setUp.named(
                `\u2068${named_by ?? '–'}\u2069`,
                clockAt(named_at, now, edition.timezone),
              )}
            </small>
          </p>
          <PostForm action={`/console/${edition.slug}/edition/wishes/readers/${member}/unname`}>
            <button type="submit" class="plain" aria-label={setUp.unnameOf(name)}>
              {setUp.unname}
            </button>
          </PostForm>
        </li>
      ))}
    </ul>
  );
}
