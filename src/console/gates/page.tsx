import type { LiveGate } from '../../contract/answers/live.ts';
import { gateState } from '../../domain/admission.ts';
import { heldByStaff } from '../../domain/attendance.ts';
import type { Gate, Hold } from '../../domain/edition.ts';
import type { FreeFlow } from '../../domain/hold.ts';
import { holdAt } from '../../domain/hold.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayBegan } from '../../domain/presence.ts';
import { may } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import { holdWords } from '../../i18n/holds.ts';
import { phoneWords } from '../../i18n/phones.ts';
import { practiceSheetWords } from '../../i18n/practice-sheet.ts';
import { shellWords } from '../../i18n/shell.ts';
import { watchWords } from '../../i18n/watch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import type { HandIn, SettledHandIn } from '../../store/gates/hand-in-lists.ts';
import type { ImplausibleMinute } from '../../store/gates/implausible.ts';
import type { KeptSheet } from '../../store/gates/shift-sheets.ts';
import type { Member } from '../../store/members/members.ts';
import { reasonText } from '../../ui/hold-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Invitation } from '../shell/invitation.tsx';
import { More } from '../shell/more.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { FreeFlowControl, FreeFlowSince } from './free-flow.tsx';
import { HandIns } from './hand-ins-panel.tsx';
import { HoldControls } from './hold-controls.tsx';
import { Implausible } from './implausible-panel.tsx';
import { PhoneTable } from './phone-table.tsx';
import { ShiftSheets } from './shift-sheets.tsx';
import { type PhoneCode, SupervisorPanel } from './supervisor-panel.tsx';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface GatesProps extends PageProps {
  /** Those in force now. */
  holds: readonly Hold[];
  freeFlow: readonly FreeFlow[];
  /** The six digits of today, phone by phone; null once the edition was erased. */
  supervisorCodes: readonly PhoneCode[] | null;
  devices: readonly DeviceView[];
  /** What waits for a decision. */
  handIns: readonly HandIn[];
  /** What was decided. */
  settled: readonly SettledHandIn[];
  implausible: readonly ImplausibleMinute[];
  /** Of shifts that ended, the latest first. */
  sheets: readonly KeptSheet[];
  /** How many scans were just taken out of the count; `wrong` when two times made no span. */
  voided: number | 'wrong' | null;
  /** What was wrong in the form that was sent. */
  fault?: string;
  /** Which phones the reader wants to see; absent for those that need attention. */
  phones?: 'trouble' | 'all' | undefined;
}

/** Seconds after which a browser without script reloads the page: long enough for a form. */
const REFRESH_S = '60';

export function GatesPage(props: GatesProps) {
  const { locale, edition, holds } = props;
  const reader = props.member.role;
  const words = consoleWords[locale];
  return (
    <WorkPage
      {...props}
      page="gates"
      title={words.gatesPage.title}
      arch={{
        number: formatNumber(openGates(props), locale),
        word: shellWords[locale].arch.gates,
        name: 'open-gates',
      }}
      data={{ 'data-gates': '', 'data-slug': edition.slug }}
      faulty={props.fault !== undefined || props.voided === 'wrong'}
      head={
        <noscript>
          <meta http-equiv="refresh" content={REFRESH_S} />
        </noscript>
      }
    >
      <p class="lead">{words.gatesPage.siteNote}</p>
      {props.fault && (
        <p class="sign fault" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{props.fault}</b>
        </p>
      )}
      <section class="panel site" aria-labelledby="site">
        <div class="gate-line">
          <h2 id="site">{words.gatesPage.site}</h2>
          <StateParts {...props} gate={null} name={words.gatesPage.site} state={siteState(holds)} />
          <Controls {...props} gate={null} />
        </div>
      </section>
      <section class="panel" aria-label={words.board.gates}>
        {edition.gates.map((gate) => (
          <div class="gate-line">
            <h3>{gate.name[locale]}</h3>
            <More id={`more-${gate.number}`} label={words.more} of={gate.name[locale]} />
            <StateParts
              {...props}
              gate={gate.number}
              name={gate.name[locale]}
              state={stateOf(gate, props)}
            />
            <Controls {...props} gate={gate.number} />
            {may(reader, 'invite_phone') && (
              <div class="invite">
                <InvitePhone {...props} gate={gate.number} />
                <PrintCards {...props} gate={gate.number} />
              </div>
            )}
          </div>
        ))}
      </section>
      <p class="hint">{words.gatesPage.offline}</p>
      <Implausible {...props} />
      <div data-fresh="hand-ins">{may(reader, 'decide_hand_in') && <HandIns {...props} />}</div>
      {may(reader, 'print_practice_codes') && <PracticeLink {...props} />}
      {may(reader, 'read_supervisor_codes') && (
        <SupervisorPanel locale={locale} codes={props.supervisorCodes} />
      )}
      <PhoneTable {...props} />
      <div data-fresh="sheets">
        <ShiftSheets {...props} />
      </div>
      <p class="unseen" role="status" aria-live="polite" data-spoken="" />
    </WorkPage>
  );
}

/** The state that the holds just read give a gate: the live figures may be a second older. */
function stateOf(gate: Gate, props: GatesProps): LiveGate['state'] {
  const { edition, holds, now } = props;
  const state = gateState(gate.number, now, { holds, policy: edition.policy });
  if (state === 'open' && staffHold(gate.number, props) !== null) return 'held';
  return state === 'draining' ? 'held' : state;
}

/** Since when (ms) a gate is held from its own phones; null when it is not. */
function staffHold(gate: number | null, { edition, devices, now }: GatesProps): number | null {
  const own = devices.filter((one) => one.gate === gate && one.state === 'active');
  return heldByStaff(own, dayBegan(edition, now));
}

/** What holds of the whole site mean for every gate. */
/** How many gates let people in now. */
function openGates(props: GatesProps): number {
  if (siteState(props.holds) !== 'open') return 0;
  return props.edition.gates.filter((gate) => stateOf(gate, props) === 'open').length;
}

function siteState(holds: readonly Hold[]): LiveGate['state'] {
  const kinds = holds.filter((hold) => hold.gate === null).map((hold) => hold.kind);
  if (kinds.includes('close')) return 'closed';
  return kinds.includes('hold') ? 'held' : 'open';
}

interface StateProps extends GatesProps {
  gate: number | null;
  name: string;
  state: LiveGate['state'];
}

/** The state of a gate; since when it is held, by which role, and what is shown to people. */
function StateParts(props: StateProps) {
  const { locale, gate, name, state } = props;
  const word = consoleWords[locale].gateStates[state];
  return (
    <div class="gate-now" data-fresh={`state-${gate ?? 'site'}`} data-say={`${name}: ${word}`}>
      <p class="sign" data-state={state}>
        <StateIcon name={state} />
        <span>{word}</span>
      </p>
      <p class="since">
        {heldSince(props)}
        <FreeFlowSince {...props} />
        <Said {...props} />
      </p>
    </div>
  );
}

/** Why, until when, and where people are sent. */
function Said({ locale, edition, holds, now, gate }: GatesProps & { gate: number | null }) {
  const hold = holdAt(holds, gate, now);
  if (hold === null) return null;
  const { said, reasons } = holdWords[locale];
  const { reason, until, send_to } = hold;
  const other = edition.gates.find((one) => one.number === send_to && one.number !== gate);
  const time = until ? formatTime(until, edition.timezone) : '';
  const parts = [
    reason && said.reason(reasonText(reason, reasons)),
    until && (until > now ? said.until(time) : said.overdue(time)),
    other && said.sendTo(other.name[locale]),
  ];
  return <span class="said">{parts.filter(Boolean).join(' · ')}</span>;
}

function heldSince(props: GatesProps & { gate: number | null }): string | null {
  const { locale, edition, holds, now, gate } = props;
  const words = consoleWords[locale].gatesPage;
  const own = holds.find((hold) => hold.gate === gate);
  const hold = own ?? holds.find((one) => one.gate === null);
  if (hold) {
    const time = words.since(clockAt(hold.starts_at, now, edition.timezone));
    return own ? time : `${time} ${words.bySite}`;
  }
  const staff = staffHold(gate, props);
  return staff === null
    ? null
    : watchWords[locale].ownHold.since(clockAt(staff, now, edition.timezone));
}

function Controls(props: GatesProps & { gate: number | null }) {
  return (
    <div class="controls" data-fresh={`controls-${props.gate ?? 'site'}`}>
      {may(props.member.role, 'hold_gate') && <HoldControls {...props} />}
      {may(props.member.role, 'set_free_flow') && <FreeFlowControl {...props} />}
    </div>
  );
}

function PracticeLink({ locale, edition }: GatesProps) {
  return (
    <p class="actions">
      <a class="plain" href={`/console/${edition.slug}/gates/practice`}>
        <Icon name="school" />
        <span>{practiceSheetWords[locale].link}</span>
      </a>
    </p>
  );
}

function InvitePhone({ locale, edition, gate }: GatesProps & { gate: number }) {
  return (
    <PostForm class="invite" action={`/console/${edition.slug}/gates/${gate}/invite`}>
      <button type="submit" class="quiet">
        <Icon name="device-mobile" />
        <span>{consoleWords[locale].gatesPage.invite}</span>
      </button>
    </PostForm>
  );
}

function PrintCards({ locale, edition, gate }: GatesProps & { gate: number }) {
  return (
    <PostForm class="invite" action={`/console/${edition.slug}/gates/${gate}/cards`}>
      <button type="submit" class="quiet">
        <Icon name="printer" />
        <span>{phoneWords[locale].cards.make}</span>
      </button>
    </PostForm>
  );
}

export function GateInvitationPage(props: PageProps & { gate: string; url: string }) {
  const { locale, edition, gate, url } = props;
  const words = consoleWords[locale].gatesPage;
  return (
    <WorkPage {...props} page="gates" title={words.invitePage(gate)} kind="narrow">
      <Invitation
        locale={locale}
        url={url}
        note={words.inviteNote}
        back={`/console/${edition.slug}/gates`}
      />
    </WorkPage>
  );
}
