import type { Child } from 'hono/jsx';
import { can } from '../../domain/archive.ts';
import { CHANGE_REASONS } from '../../domain/change-reason.ts';
import { groupCode } from '../../domain/code.ts';
import type { Permission } from '../../domain/roles.ts';
import { deskWords } from '../../i18n/desk.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { recordWords } from '../../i18n/record.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { RecordTicketView } from '../../operations/open-record.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { personPath } from '../privacy/props.ts';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import type { RecordForm, TypedForm } from './record-form.ts';
import type { RecordProps } from './record-props.ts';
import { recordPath } from './search-page.tsx';
import { windowOf } from './window-of.ts';

/** What can be done for the holder of a registration, in the order in which it is asked for. */
export function RecordActions(props: RecordProps) {
  const { locale, member, edition, record } = props;
  const words = recordWords[locale];
  const stands = (permission: Permission) => can(member.role, edition, permission);
  const isKept = record.state !== 'cancelled';
  const changes = isKept && stands('change_record');
  const valid = record.tickets.filter(({ held, state }) => held && state === 'valid');
  const ticketed = valid.length > 0;
  const desk = deskWords[locale];
  const isHeld = record.erased_at === null;
  const corrects = isKept && isHeld && stands('correct_contact');
  if (!stands('print_ticket') && !corrects) return null;
  return (
    <section class="panel record-actions" aria-labelledby="actions">
      <h2 id="actions">{words.actions}</h2>
      {ticketed && stands('print_ticket') && (
        <WayTo {...props} icon="printer" to="print" text={words.print} />
      )}
      {changes && <ChangeForm {...props} />}
      {changes && <SplitForm {...props} tickets={valid.filter(isDivisible)} />}
      {ticketed && stands('reissue_ticket') && (
        <WayTo {...props} icon="refresh" to="reissue" text={desk.reissue.note} />
      )}
      {ticketed && isHeld && stands('note_for_gate') && (
        <WayTo {...props} icon="flag" to="note" text={desk.note.title} />
      )}
      {corrects && <CorrectForm {...props} />}
      {changes && <CancelForm {...props} />}
      {stands('open_person') && (
        <a class="plain" href={personPath(edition, record.id)}>
          <Icon name="shield-lock" />
          <span>{privacyWords[locale].title}</span>
        </a>
      )}
    </section>
  );
}

interface WayProps extends RecordProps {
  icon: IconName;
  to: 'print' | 'reissue' | 'note';
  text: string;
}

/** To another page of the same registration. */
function WayTo({ edition, record, icon, to, text }: WayProps) {
  return (
    <a
      class={to === 'print' ? 'primary' : 'plain'}
      href={`${recordPath(edition, record.id)}/${to}`}
    >
      <Icon name={icon} />
      <span>{text}</span>
    </a>
  );
}

/** People who came stay on the ticket they came by, and each part needs an adult. */
function isDivisible({ adults, entered }: RecordTicketView): boolean {
  return adults > 1 && entered === 0;
}

function ChangeForm(props: RecordProps) {
  const { locale, record } = props;
  const words = recordWords[locale];
  const { typed, faults } = typedIn(props, 'change');
  return (
    <Action {...props} form="change" icon="pencil" name={words.change} ask={words.changeAsk}>
      <SelectField
        name="change-slot"
        label={words.slot}
        value={typed['change-slot'] ?? String(record.slot)}
        faults={faults}
        options={windowOptions(props)}
      />
      <Counts {...props} form="change" adults={record.adults} children={record.children} />
      <label class="tick">
        <input
          type="checkbox"
          name="change-step_free"
          value="1"
          checked={
            typed['change-step_free'] === '1' || (typed.key === undefined && record.step_free)
          }
        />
        <span>{words.stepFree}</span>
      </label>
      <Reason {...props} form="change" />
      <button type="submit" class="primary">
        {words.save}
      </button>
    </Action>
  );
}

/** Windows that take people still, and its own; each with what it has left. */
function windowOptions({ locale, edition, now, record, left }: RecordProps) {
  const { event } = visitorWords[locale];
  return edition.days
    .flatMap(({ slots }) => slots)
    .filter(({ number, ends_at }) => number === record.slot || ends_at > now)
    .map(({ number }) => ({
      value: String(number),
      text: `${windowOf(number, edition, locale)} · ${event.places(left.get(number) ?? 0)}`,
    }));
}

function SplitForm(props: RecordProps & { tickets: readonly RecordTicketView[] }) {
  const { locale, tickets } = props;
  const words = recordWords[locale];
  const { typed } = typedIn(props, 'split');
  if (tickets.length === 0) return null;
  const people = ({ adults, children }: RecordTicketView) =>
    visitorWords[locale].ticket.people(adults, children);
  return (
    <Action {...props} form="split" icon="arrows-split-2" name={words.split} ask={words.splitAsk}>
      <SelectField
        name="split-serial"
        label={words.splitTicket}
        value={typed['split-serial'] ?? ''}
        options={tickets.map((ticket) => ({
          value: String(ticket.serial),
          text: `${groupCode(ticket.code)} · ${people(ticket)}`,
        }))}
      />
      <Counts {...props} form="split" adults={1} children={0} />
      <button type="submit" class="primary">
        {words.splitSave}
      </button>
    </Action>
  );
}

function CorrectForm(props: RecordProps) {
  const { locale, record } = props;
  const words = recordWords[locale];
  const { typed, faults } = typedIn(props, 'correct');
  const field = (name: string) => ({ name, faults, value: typed[name] ?? '' });
  return (
    <Action {...props} form="correct" icon="phone" name={words.correct} ask={words.correctAsk}>
      <TextField
        {...field('correct-name')}
        label={words.name}
        value={typed['correct-name'] ?? record.name ?? ''}
        max={120}
        dir="auto"
      />
      <TextField
        {...field('correct-phone')}
        label={words.phone}
        hint={words.keep}
        max={64}
        dir="ltr"
        inputmode="tel"
      />
      <TextField
        {...field('correct-email')}
        label={words.email}
        hint={words.keep}
        max={254}
        dir="ltr"
        inputmode="email"
      />
      <button type="submit" class="primary">
        {words.correctSave}
      </button>
    </Action>
  );
}

function CancelForm(props: RecordProps) {
  const words = recordWords[props.locale];
  return (
    <Action {...props} form="cancel" icon="ban" name={words.cancel} ask={words.cancelAsk}>
      <Reason {...props} form="cancel" />
      <button type="submit" class="stop">
        {words.cancelSave}
      </button>
    </Action>
  );
}

interface ActionProps extends RecordProps {
  form: RecordForm;
  icon: IconName;
  name: string;
  ask: string;
  children?: Child;
}

/** One form, folded until it is needed; open where it was refused. */
function Action(props: ActionProps) {
  const { edition, record, refused, form, icon, name, ask, children } = props;
  const tone = form === 'cancel' ? 'stop' : 'plain';
  return (
    <Step icon={icon} name={name} ask={ask} tone={tone} open={refused?.form === form}>
      <PostForm action={`${recordPath(edition, record.id)}/${form}`}>
        <input type="hidden" name="revision" value={record.revision} />
        {children}
      </PostForm>
    </Step>
  );
}

interface CountsProps extends Omit<RecordProps, 'children'> {
  form: 'change' | 'split';
  adults: number;
  children: number;
}

function Counts({ locale, refused, form, ...party }: CountsProps) {
  const words = recordWords[locale];
  const { typed, faults } = typedIn({ refused }, form);
  return (
    <div class="record-counts">
      {(['adults', 'children'] as const).map((what) => (
        <TextField
          name={`${form}-${what}`}
          label={words[what]}
          value={typed[`${form}-${what}`] ?? String(party[what])}
          faults={faults}
          max={9}
          dir="ltr"
          inputmode="numeric"
          required
        />
      ))}
    </div>
  );
}

/** Why: asked where it costs somebody what they have. */
function Reason({ locale, refused, form }: RecordProps & { form: 'change' | 'cancel' }) {
  const words = recordWords[locale];
  const { typed, faults } = typedIn({ refused }, form);
  const name = `${form}-reason`;
  const reasons = CHANGE_REASONS.map((value) => ({ value, text: words.reasons[value] }));
  return (
    <SelectField
      name={name}
      label={words.reason}
      value={typed[name] ?? ''}
      faults={faults}
      required
      options={[{ value: '', text: words.chooseReason }, ...reasons]}
    />
  );
}

const NOTHING: TypedForm = {};

function typedIn({ refused }: Pick<RecordProps, 'refused'>, form: RecordForm) {
  return refused?.form === form ? refused : { typed: NOTHING, faults: [] };
}
