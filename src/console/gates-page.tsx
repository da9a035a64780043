import { gateState } from '../domain/admission.ts';
import { heldByStaff, type LiveGate } from '../domain/attendance.ts';
import type { Gate, Hold } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { dayBegan } from '../domain/presence.ts';
import type { FreeFlow } from '../domain/scan.ts';
import { commonWords } from '../i18n/common.ts';
import { consoleWords } from '../i18n/console.ts';
import { practiceSheetWords } from '../i18n/practice-sheet.ts';
import { watchWords } from '../i18n/watch.ts';
import type { DeviceView } from '../store/devices.ts';
import type { StoredEdition } from '../store/editions.ts';
import type { HandIn, SettledHandIn } from '../store/hand-ins.ts';
import type { ImplausibleMinute } from '../store/implausible.ts';
import type { Member } from '../store/people.ts';
import { Icon } from '../ui/icon.tsx';
import { clockAt } from './clock.ts';
import { PostForm } from './form.tsx';
import { Frame } from './frame.tsx';
import { FreeFlowControl, FreeFlowSince } from './free-flow.tsx';
import { HandIns } from './hand-ins-panel.tsx';
import { Implausible } from './implausible-panel.tsx';
import { Invitation } from './invitation.tsx';
import { PhoneTable } from './phone-table.tsx';
import { ORGANIZERS } from './session.ts';
import { Shape } from './shapes.tsx';
import { Step } from './step.tsx';
import { type PhoneCode, SupervisorPanel } from './supervisor-panel.tsx';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface GatesProps extends PageProps {
  /** Those that stand now. */
  holds: readonly Hold[];
  freeFlow: readonly FreeFlow[];
  /** The six digits of today, phone by phone; null once the edition was erased. */
  supervisorCodes: readonly PhoneCode[] | null;
  devices: readonly DeviceView[];
  /** What waits for an answer. */
  handIns: readonly HandIn[];
  /** What was answered. */
  settled: readonly SettledHandIn[];
  implausible: readonly ImplausibleMinute[];
  /** How many scans were just taken out of the count; `wrong` when two times made no stretch. */
  voided: number | 'wrong' | null;
}

export function GatesPage(props: GatesProps) {
  const { locale, edition, holds, member } = props;
  const words = consoleWords[locale];
  const organizes = ORGANIZERS.some((role) => role === member.role);
  return (
    <Frame {...props} section="gates" title={words.gatesPage.title}>
      <main id="main" class="desk">
        <h1>{words.gatesPage.title}</h1>
        <p class="lead">{words.gatesPage.siteNote}</p>
        <section class="panel site" aria-labelledby="site">
          <div class="gate-line">
            <h2 id="site">{words.gatesPage.site}</h2>
            <State state={siteState(holds)} locale={locale} />
            <Since {...props} gate={null} />
            <Controls {...props} gate="site" />
          </div>
        </section>
        <section class="panel" aria-label={words.board.gates}>
          {edition.gates.map((gate) => (
            <div class="gate-line">
              <h3>{gate.name[locale]}</h3>
              <State state={stateOf(gate, props)} locale={locale} />
              <Since {...props} gate={gate.number} />
              <Controls {...props} gate={String(gate.number)} />
              {organizes && <InvitePhone {...props} gate={gate.number} />}
            </div>
          ))}
        </section>
        <p class="hint">{words.gatesPage.offline}</p>
        <Implausible {...props} />
        {organizes && <HandIns {...props} />}
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/gates/practice`}>
            <Icon name="school" />
            <span>{practiceSheetWords[locale].link}</span>
          </a>
        </p>
        <SupervisorPanel locale={locale} codes={props.supervisorCodes} />
        <PhoneTable {...props} mayChange={organizes} />
      </main>
    </Frame>
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

/** What holds of the whole site make of every gate. */
function siteState(holds: readonly Hold[]): LiveGate['state'] {
  const kinds = holds.filter((hold) => hold.gate === null).map((hold) => hold.kind);
  if (kinds.includes('close')) return 'closed';
  return kinds.includes('hold') ? 'held' : 'open';
}

function State({ state, locale }: { state: LiveGate['state']; locale: Locale }) {
  return (
    <p class="sign" data-state={state}>
      <Shape name={state} />
      <span>{consoleWords[locale].gateStates[state]}</span>
    </p>
  );
}

/** Since when a gate is held, and whether that was decided for the whole site. */
function Since(props: GatesProps & { gate: number | null }) {
  return (
    <p class="since">
      {heldSince(props)}
      <FreeFlowSince {...props} />
    </p>
  );
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

/** Two steps for each change: the first tells what will happen, the second does it. */
function Controls(props: GatesProps & { gate: string }) {
  const { locale, edition, holds, gate } = props;
  const words = consoleWords[locale].gatesPage;
  const target = gate === 'site' ? null : Number(gate);
  const own = holds.filter((hold) => hold.gate === target);
  const closed = own.some((hold) => hold.kind === 'close');
  const drain = commonWords[locale].minutes(edition.policy.drain_minutes);
  const base = `/console/${edition.slug}/gates`;
  return (
    <div class="controls">
      {own.length > 0 ? (
        <Step icon="door-enter" name={words.reopen} ask={words.reopenAsk} tone="go">
          <PostForm action={`${base}/reopen`}>
            <input type="hidden" name="gate" value={gate} />
            <button type="submit" class="primary">
              {words.confirmReopen}
            </button>
          </PostForm>
        </Step>
      ) : (
        <Step icon="player-pause" name={words.hold} ask={words.holdAsk(drain)} tone="hold">
          <HoldForm action={`${base}/hold`} gate={gate} kind="hold" label={words.confirmHold} />
        </Step>
      )}
      {!closed && (
        <Step icon="lock" name={words.close} ask={words.closeAsk(drain)} tone="stop">
          <HoldForm action={`${base}/hold`} gate={gate} kind="close" label={words.confirmClose} />
        </Step>
      )}
      <FreeFlowControl {...props} gate={target} />
    </div>
  );
}

function HoldForm(props: { action: string; gate: string; kind: 'hold' | 'close'; label: string }) {
  return (
    <PostForm action={props.action}>
      <input type="hidden" name="gate" value={props.gate} />
      <input type="hidden" name="kind" value={props.kind} />
      <button type="submit" class={props.kind === 'close' ? 'stop' : 'hold'}>
        {props.label}
      </button>
    </PostForm>
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

export function GateInvitationPage(props: PageProps & { gate: string; url: string }) {
  const { locale, edition, gate, url } = props;
  const words = consoleWords[locale].gatesPage;
  return (
    <Frame {...props} section="gates" title={words.invitePage(gate)}>
      <main id="main" class="desk narrow">
        <h1>{words.invitePage(gate)}</h1>
        <Invitation
          locale={locale}
          url={url}
          note={words.inviteNote}
          back={`/console/${edition.slug}/gates`}
        />
      </main>
    </Frame>
  );
}
