import { can } from '../../domain/archive.ts';
import { WISH_MAX } from '../../domain/wish-form.ts';
import { languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatDate } from '../../i18n/format.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import type { OpenedWish } from '../../store/wishes/read.ts';
import { Icon } from '../../ui/icon.tsx';
import { AnswerText } from '../../ui/wish-answer.tsx';
import { clockAt } from '../shell/clock.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { AnswerSteps } from './answer-steps.tsx';
import type { WishProps } from './props.ts';
import { WishSign } from './queue-page.tsx';

/** One wish as it was written, and what can be done about it. */
export function WishPage(props: WishProps) {
  const { locale, edition, wish, faults, changed, done } = props;
  const spoken = spokenIn(locale);
  const words = wishesWords[locale];
  return (
    <WorkPage
      {...props}
      page="wishes"
      title={words.one(wish.number)}
      state={words.due(formatCalendarDate(wish.answer_by, spoken, 'without_year'))}
      faulty={faults.length > 0}
      kind="narrow"
      spoken={spoken}
    >
      <p>
        <a class="plain" href={`/console/${edition.slug}/wishes`}>
          <Icon name="chevron-left" />
          <span>{words.back}</span>
        </a>
      </p>
      <ErrorBox locale={spoken} faults={faults} />
      {changed && (
        <p class="sign" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words.changed}</b>
        </p>
      )}
      {done && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.done[done]}</b>
        </p>
      )}
      <p>
        <WishSign {...props} />
      </p>
      {wish.sent ? <Written {...props} sent={wish.sent} /> : <Erased {...props} />}
    </WorkPage>
  );
}

function Erased({ locale, edition, wish }: WishProps) {
  const { erasedOn } = wishesWords[locale];
  const at = wish.erased_at ?? wish.received_at;
  return <p>{erasedOn(formatDate(at, spokenIn(locale), edition.timezone))}</p>;
}

type WrittenProps = WishProps & { sent: NonNullable<OpenedWish['sent']> };

function Written(props: WrittenProps) {
  const { locale, member, edition, now, wish, sent } = props;
  const words = wishesWords[locale];
  const { facts } = words;
  const language = languageNames[wish.locale];
  return (
    <>
      <section aria-labelledby="wish">
        <h2 id="wish">{words.asWritten}</h2>
        <WishText {...props} />
        <dl class="record-list">
          <dt>{facts.child}</dt>
          <dd>{words.childOf(`\u2068${sent.first_name}\u2069`, sent.age)}</dd>
          <dt>{facts.contact}</dt>
          <dd>
            <bdi dir="ltr">{sent.phone ?? sent.email}</bdi>
          </dd>
          <dt>{facts.language}</dt>
          <dd>
            <bdi lang={wish.locale}>{language}</bdi>
          </dd>
          <dt>{facts.received}</dt>
          <dd>{clockAt(wish.received_at, now, edition.timezone)}</dd>
        </dl>
      </section>
      {can(member.role, edition, 'take_out_passage') && <TakeOut {...props} />}
      <section aria-labelledby="answer">
        <h2 id="answer">{words.answer}</h2>
        <Said {...props} />
        {can(member.role, edition, 'answer_wish') && <AnswerSteps {...props} />}
      </section>
    </>
  );
}

/** In its parts, and between them that something was taken out. */
function WishText({ locale, edition, now, wish, sent }: WrittenProps) {
  const words = wishesWords[locale];
  const when = wish.passages.at(-1) ?? wish.received_at;
  return (
    <blockquote class="notice wish-text" dir="auto">
      {sent.parts.map((part, at) => (
        <>
          {at > 0 && <> [{words.takenOut(clockAt(when, now, edition.timezone))}] </>}
          <bdi>{part}</bdi>
        </>
      ))}
    </blockquote>
  );
}

function TakeOut({ locale, edition, wish, faults, passage }: WrittenProps) {
  const { takeOut } = wishesWords[locale];
  return (
    <Step
      icon="trash"
      name={takeOut.name}
      ask={takeOut.ask}
      tone="stop"
      open={faults.some(({ field }) => field === 'passage')}
    >
      <PostForm action={`/console/${edition.slug}/wishes/${wish.number}/passage`}>
        <input type="hidden" name="revision" value={wish.revision} />
        <TextField
          name="passage"
          label={takeOut.field}
          hint={takeOut.hint}
          value={passage ?? ''}
          max={WISH_MAX}
          faults={faults}
          dir="auto"
          required
        />
        <button type="submit" class="stop">
          {takeOut.send}
        </button>
      </PostForm>
    </Step>
  );
}

/** The answer that stands, as the guardian reads it, and when all of it goes. */
function Said({ locale, edition, wish, sent }: WrittenProps) {
  const words = wishesWords[locale];
  if (!wish.said) return <p>{words.guardianReads(languageNames[wish.locale])}</p>;
  return (
    <>
      <h3>{words.theyRead}</h3>
      <AnswerText locale={wish.locale} firstName={sent.first_name} said={wish.said} />
      {wish.erase_at !== null && (
        <p class="hint">
          {words.willErase(formatDate(wish.erase_at, spokenIn(locale), edition.timezone))}
        </p>
      )}
    </>
  );
}
