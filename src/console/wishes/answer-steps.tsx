import type { PropsWithChildren } from 'hono/jsx';
import { WISH_ENDS, WISH_REASONS, type WishEnd } from '../../domain/wish.ts';
import { PLACE_MAX, SENTENCE_MAX, SIZE_MAX, type WishAnswer } from '../../domain/wish-answer.ts';
import { languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { wishWords } from '../../i18n/wish.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import { SelectField, TextArea, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import type { WishProps } from './props.ts';

/** The decisions on a wish, each in two steps; none on one that has its last answer. */
export function AnswerSteps(props: WishProps) {
  const { wish } = props;
  const isLast = wish.state === 'not_possible' || wish.state === 'closed';
  if (isLast) return null;
  return (
    <div class="controls request-decisions wish-decisions">
      <Grant {...props} />
      <Refuse {...props} />
      <Close {...props} />
    </div>
  );
}

function Grant(props: WishProps) {
  const { locale, wish, faults } = props;
  const words = wishesWords[locale];
  const { grant, fields } = words;
  const value = valuesOf(props, 'granted');
  const own = isOpen(props, 'granted') ? faults : [];
  return (
    <Step
      icon="check"
      name={wish.state === 'granted' ? words.changeVisit : grant.name}
      ask={grant.ask}
      tone="go"
      open={isOpen(props, 'granted')}
    >
      <AnswerForm {...props} outcome="granted">
        <TextField
          name="date"
          type="date"
          label={fields.date}
          value={value.date}
          max={10}
          faults={own}
          required
        />
        <TextField
          name="time"
          type="time"
          label={fields.time}
          value={value.time}
          max={5}
          required
        />
        <TextField
          name="place"
          label={fields.place}
          hint={fields.placeHint}
          value={value.place}
          max={PLACE_MAX}
          faults={own}
          dir="auto"
          required
        />
        <TextField
          name="size"
          label={fields.size}
          hint={fields.sizeHint}
          value={value.size}
          max={SIZE_MAX}
          faults={own}
          dir="auto"
        />
        <Sentence {...props} outcome="granted" />
        <button type="submit" class="primary">
          {grant.send}
        </button>
      </AnswerForm>
    </Step>
  );
}

function Refuse(props: WishProps) {
  const { locale, faults } = props;
  const { refuse, fields } = wishesWords[locale];
  const { reasons } = wishWords[spokenIn(locale)];
  return (
    <Step
      icon="x"
      name={refuse.name}
      ask={refuse.ask}
      tone="stop"
      open={isOpen(props, 'not_possible')}
    >
      <AnswerForm {...props} outcome="not_possible">
        <SelectField
          name="reason"
          label={fields.reason}
          value={valuesOf(props, 'not_possible').reason}
          options={[
            { value: '', text: '' },
            ...WISH_REASONS.map((value) => ({ value, text: reasons[value] })),
          ]}
          faults={faults}
          required
        />
        <Sentence {...props} outcome="not_possible" />
        <button type="submit" class="stop">
          {refuse.send}
        </button>
      </AnswerForm>
    </Step>
  );
}

const ENDS = WISH_ENDS.filter(isOfficeEnd);

function isOfficeEnd(end: WishEnd): end is Exclude<WishEnd, 'withdrawn'> {
  return end !== 'withdrawn';
}

function Close(props: WishProps) {
  const { locale, faults } = props;
  const { close, fields, ends } = wishesWords[locale];
  return (
    <Step icon="lock" name={close.name} ask={close.ask} tone="plain" open={isOpen(props, 'closed')}>
      <AnswerForm {...props} outcome="closed">
        <SelectField
          name="end"
          label={fields.end}
          value={valuesOf(props, 'closed').end}
          options={[
            { value: '', text: '' },
            ...ENDS.map((value) => ({ value, text: ends[value] })),
          ]}
          faults={faults}
          required
        />
        <Sentence {...props} outcome="closed" />
        <button type="submit">{close.send}</button>
      </AnswerForm>
    </Step>
  );
}

type OutcomeProps = WishProps & { outcome: WishAnswer['outcome'] };

function AnswerForm(props: PropsWithChildren<OutcomeProps>) {
  const { edition, wish, outcome, children } = props;
  return (
    <PostForm action={`/console/${edition.slug}/wishes/${wish.number}/answer`}>
      <input type="hidden" name="revision" value={wish.revision} />
      <input type="hidden" name="outcome" value={outcome} />
      {children}
    </PostForm>
  );
}

function Sentence(props: OutcomeProps) {
  const { locale, wish, outcome, faults } = props;
  const { fields } = wishesWords[locale];
  return (
    <TextArea
      name="sentence"
      id={`sentence-${outcome}`}
      label={fields.sentence}
      hint={fields.sentenceHint(languageNames[wish.locale])}
      value={valuesOf(props, outcome).sentence}
      max={SENTENCE_MAX}
      faults={faults}
      rows={2}
      dir="auto"
    />
  );
}

function isOpen({ typed, faults }: WishProps, outcome: string): boolean {
  return faults.length > 0 && typed?.outcome === outcome;
}

const NOTHING = { date: '', time: '', place: '', size: '', sentence: '', reason: '', end: '' };

/** What a form shows: what was typed in it, else what was granted. */
function valuesOf({ typed, wish }: WishProps, outcome: string) {
  if (typed?.outcome === outcome) return { ...NOTHING, ...typed };
  return wish.said?.outcome === outcome ? { ...NOTHING, ...wish.said } : NOTHING;
}
