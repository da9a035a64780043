import { groupCode } from '../../domain/code.ts';
import { deskWords } from '../../i18n/desk.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { Reissue } from '../../operations/reissue-ticket.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { DeskWork } from './desk-work.tsx';
import type { TypedLoss } from './loss.ts';
import type { RegisteredProps } from './result-page.tsx';
import { WaysBack } from './ways-back.tsx';

interface ReissueProps extends Omit<RegisteredProps, 'paper' | 'publicUrl'> {
  typed: TypedLoss;
  /** Why nothing was given out; null on a page that is opened. */
  refused: Exclude<Reissue, { outcome: 'reissued' }> | null;
  /** Whether the reader may do it without answers. */
  unproven: boolean;
}

/** Somebody has lost a ticket: two answers, and it is given out anew. */
export function ReissuePage(props: ReissueProps) {
  const { locale, edition, registration, typed, refused, unproven } = props;
  const words = deskWords[locale].reissue;
  const faults = refused ? [{ field: 'name', text: refusedWords(refused, locale) }] : [];
  const record = `/console/${edition.slug}/visitors/${registration.id}`;
  const days = edition.days.map(({ number, date }) => ({
    value: String(number),
    text: formatCalendarDate(date, locale, 'without_year'),
  }));
  return (
    <DeskWork
      {...props}
      title={words.title}
      faulty={faults.length > 0}
      state={words.note}
      kind="narrow"
    >
      <ErrorBox locale={locale} faults={faults} />
      <PostForm action={`${record}/reissue`}>
        <Tickets {...props} />
        <p>
          <b>{words.ask}</b> {unproven && words.organizer}
        </p>
        <TextField
          name="name"
          label={words.name}
          value={typed.name}
          max={120}
          dir="auto"
          faults={faults}
        />
        <TextField name="contact" label={words.contact} value={typed.contact} max={254} dir="ltr" />
        <SelectField
          name="day"
          label={words.day}
          value={typed.day}
          options={[{ value: '', text: '–' }, ...days]}
        />
        <TextField
          name="people"
          label={words.people}
          value={typed.people}
          max={9}
          dir="ltr"
          inputmode="numeric"
        />
        <button type="submit" class="stop">
          {words.confirm}
        </button>
      </PostForm>
      <WaysBack locale={locale} record={record} />
    </DeskWork>
  );
}

/** Which of them was lost, where there are several: a school has one for each coach. */
function Tickets({ locale, registration, typed }: ReissueProps) {
  const words = deskWords[locale].reissue;
  const tickets = registration.tickets.filter(({ state }) => state === 'valid');
  const [only] = tickets;
  if (tickets.length === 1 && only) {
    return <input type="hidden" name="serial" value={only.serial} />;
  }
  return (
    <fieldset class="choices">
      <legend>{words.which}</legend>
      {tickets.map(({ serial, code, adults, children }) => (
        <label class="choice">
          <input
            type="checkbox"
            name="serial"
            value={serial}
            checked={typed.serials.includes(serial)}
          />
          <span>
            <bdi dir="ltr">{groupCode(code)}</bdi>
            <small>{visitorWords[locale].ticket.people(adults, children)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function refusedWords(
  refused: NonNullable<ReissueProps['refused']>,
  locale: ReissueProps['locale'],
) {
  const words = deskWords[locale].reissue;
  switch (refused.outcome) {
    case 'wrong':
      return words.wrong(refused.left);
    case 'too_few':
      return words.tooFew;
    case 'needs_organizer':
      return words.needsOrganizer;
    case 'invalid':
      return words.invalid;
  }
}
