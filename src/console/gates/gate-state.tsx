import type { PropsWithChildren } from 'hono/jsx';
import type { LiveGate } from '../../contract/answers/live.ts';
import { gateState } from '../../domain/admission.ts';
import { can } from '../../domain/archive.ts';
import { heldByStaff } from '../../domain/attendance.ts';
import type { Gate, Hold } from '../../domain/edition.ts';
import type { FreeFlow } from '../../domain/hold.ts';
import { holdAt } from '../../domain/hold.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayBegan } from '../../domain/presence.ts';
import { withColon } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { holdWords } from '../../i18n/holds.ts';
import { watchWords } from '../../i18n/watch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import type { Member } from '../../store/members/members.ts';
import { reasonText } from '../../ui/hold-text.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { FreeFlowControl, FreeFlowSince } from './free-flow.tsx';
import { HoldControls } from './hold-controls.tsx';

/** What the state of the gates is told from. */
export interface WatchProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** Those in force now. */
  holds: readonly Hold[];
  freeFlow: readonly FreeFlow[];
  devices: readonly DeviceView[];
}

/** The state that the holds just read give a gate: the live figures may be a second older. */
export function stateOf(gate: Gate, props: WatchProps): LiveGate['state'] {
  const { edition, holds, now } = props;
  const state = gateState(gate.number, now, { holds, policy: edition.policy });
  if (state === 'open' && staffHold(gate.number, props) !== null) return 'held';
  return state === 'draining' ? 'held' : state;
}

/** Since when (ms) a gate is held from its own phones; null when it is not. */
function staffHold(gate: number | null, { edition, devices, now }: WatchProps): number | null {
  const own = devices.filter((one) => one.gate === gate && one.state === 'active');
  return heldByStaff(own, dayBegan(edition, now));
}

/** What holds of the whole site mean for every gate. */
export function siteState(holds: readonly Hold[]): LiveGate['state'] {
  const kinds = holds.filter((hold) => hold.gate === null).map((hold) => hold.kind);
  if (kinds.includes('close')) return 'closed';
  return kinds.includes('hold') ? 'held' : 'open';
}

interface StateProps extends WatchProps {
  gate: number | null;
  name: string;
  state: LiveGate['state'];
}

/** The state of a gate; since when it is held, by which role, and what is shown to people. */
export function StateParts(props: PropsWithChildren<StateProps>) {
  const { locale, gate, name, state, children } = props;
  const word = consoleWords[locale].gateStates[state];
  return (
    <div
      class="gate-now"
      data-fresh={`state-${gate ?? 'site'}`}
      data-say={`${withColon(name, locale)} ${word}`}
    >
      <p class="sign" data-state={state}>
        <StateIcon name={state} />
        <span>{word}</span>
      </p>
      <p class="since">
        {heldSince(props)}
        <FreeFlowSince {...props} />
        <Said {...props} />
      </p>
      {children}
    </div>
  );
}

/** Why, until when, and where people are sent. */
export function Said({ locale, edition, holds, now, gate }: WatchProps & { gate: number | null }) {
  const hold = holdAt(holds, gate, now);
  if (hold === null) return null;
  const { said, reasons } = holdWords[locale];
  const { reason, until, send_to } = hold;
  const other = edition.gates.find((one) => one.number === send_to && one.number !== gate);
  const time = until ? clockAt(until, now, edition.timezone) : '';
  const parts = [
    reason && said.reason(reasonText(reason, reasons)),
    until && (until > now ? said.until(time) : said.overdue(time)),
    other && said.sendTo(other.name[locale]),
  ];
  return <span class="said">{parts.filter(Boolean).join(' · ')}</span>;
}

export function heldSince(props: WatchProps & { gate: number | null }): string | null {
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

export function Controls(props: WatchProps & { gate: number | null }) {
  return (
    <div class="controls" data-fresh={`controls-${props.gate ?? 'site'}`}>
      {can(props.member.role, props.edition, 'hold_gate') && <HoldControls {...props} />}
      {can(props.member.role, props.edition, 'set_free_flow') && <FreeFlowControl {...props} />}
    </div>
  );
}
