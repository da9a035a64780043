import { PLACES, TEXT_MAX } from '../../domain/bulk.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { WRITTEN } from '../../i18n/message-text.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField, TextArea } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { hoursText } from '../shell/hours-text.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { ReachTable } from './bulk-reach.tsx';
import type { BulkFormProps } from './props.ts';

/** A text for many: whom it is for, with their number, and what it says in each language. */
export function BulkFormPage(props: BulkFormProps) {
  const { locale, edition, faults, counted } = props;
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const base = `/console/${edition.slug}/messages`;
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.title}
      state={words.state}
      kind="messages"
      spoken={spoken}
      faulty={faults.length > 0}
    >
      <p>
        <a href={base}>{words.back}</a>
      </p>
      <ErrorBox locale={spoken} faults={faults} />
      <PostForm class="channel-form bulk-form" action={`${base}/new/check`}>
        {/* The first button is that of the Enter key: it sends nothing. */}
        <input type="submit" hidden />
        <Whom {...props} />
        {counted && <ReachTable locale={spoken} counted={counted} />}
        <Texts {...props} />
        <Until {...props} />
        <button type="submit" class="primary">
          {words.check}
        </button>
      </PostForm>
    </WorkPage>
  );
}

function Whom({ locale, edition, now, typed, faults }: BulkFormProps) {
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const days = edition.days.flatMap(({ number, date, slots }) => {
    const open = slots.filter(({ ends_at }) => ends_at > now);
    const windows = open.map(({ number: window, from, to }) => ({
      value: `window-${window}`,
      text: hoursText({ date, from, to }, spoken),
    }));
    const day = { value: `day-${number}`, text: formatCalendarDate(date, spoken, 'without_year') };
    return windows.length > 0 ? [day, ...windows] : [];
  });
  const kinds = PARTY_KINDS.map((kind) => ({
    value: `kind-${kind}`,
    text: editionWords[spoken].kinds[kind],
  }));
  const gates = edition.gates.map((gate) => ({
    value: `gate-${gate.number}`,
    text: gate.name[spoken],
  }));
  return (
    <div class="bulk-whom">
      <SelectField
        name="when"
        label={words.when.label}
        value={typed.when}
        options={[{ value: '', text: words.when.all }, ...days]}
        faults={faults}
      />
      <SelectField
        name="who"
        label={words.who.label}
        value={typed.who}
        options={[{ value: '', text: words.who.all }, ...kinds, ...gates]}
        faults={faults}
      />
      <button
        type="submit"
        class="quiet"
        formaction={`/console/${edition.slug}/messages/new/count`}
        formnovalidate
      >
        {words.count}
      </button>
    </div>
  );
}

function Texts({ locale, typed, faults }: BulkFormProps) {
  const words = bulkWords[spokenIn(locale)];
  return (
    <>
      <p class="hint">
        {words.places} <bdi dir="ltr">{PLACES.map((place) => `{${place}}`).join(' ')}</bdi>
      </p>
      {WRITTEN.map((one) => (
        <TextArea
          name={one}
          label={words.texts[one].label}
          hint={words.texts[one].hint}
          value={typed[one]}
          max={TEXT_MAX}
          rows={3}
          lang={one}
          dir={directionOf(one)}
          required={one !== 'en'}
          faults={faults}
        />
      ))}
    </>
  );
}

function Until({ locale, edition, now, typed, faults }: BulkFormProps) {
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const days = edition.days
    .filter(({ closes_at }) => closes_at > now)
    .map(({ number, date }) => ({
      value: String(number),
      text: words.endOf(formatCalendarDate(date, spoken, 'without_year')),
    }));
  return (
    <SelectField
      name="until"
      label={words.until.label}
      hint={words.until.hint}
      value={typed.until}
      options={[{ value: '', text: words.until.last }, ...days]}
      faults={faults}
    />
  );
}
