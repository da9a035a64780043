import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayBegan } from '../../domain/presence.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { phoneWords } from '../../i18n/phones.ts';
import { voidWords } from '../../i18n/voids.ts';
import { watchWords } from '../../i18n/watch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import type { Member } from '../../store/members/members.ts';
import { clockAt } from '../shell/clock.ts';
import { More } from '../shell/more.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { PhoneControls } from './phone-controls.tsx';
import { isUnpractised, PhoneFilter, type PhonesShown } from './phone-filter.tsx';
import { phoneState } from './phone-state.ts';
import { isInTrouble } from './phone-trouble.ts';
import { VoidStep } from './void-form.tsx';

interface PhoneTableProps {
  locale: Locale;
  edition: StoredEdition;
  devices: readonly DeviceView[];
  now: number;
  /** The role that reads it. */
  member: Member;
  /** How many scans were just taken out of the count; `wrong` when two times made no span. */
  voided: number | 'wrong' | null;
  /** Which phones the reader wants to see; absent for those that need attention. */
  phones?: PhonesShown | undefined;
  /** They are of one gate, which the page is about. */
  own?: boolean;
}

/** Up to this many phones are all shown, without a choice. */
const AT_A_GLANCE = 12;

/**
 * The phones at the gates: how each affects the figures, what it holds, when its last request came.
 */
export function PhoneTable(props: PhoneTableProps) {
  const { locale, edition, devices, now, own } = props;
  const { gatesPage: words, board } = consoleWords[locale];
  const { ownTitle, practised } = phoneWords[locale];
  const began = dayBegan(edition, now);
  const troubled = devices.filter((device) => isInTrouble(device, began, now));
  const others = devices.filter((device) => !troubled.includes(device));
  const unpractised = devices.filter(isUnpractised);
  // A few are seen at a glance; of hundreds, only those that need attention.
  const wanted = props.phones ?? (devices.length > AT_A_GLANCE ? 'trouble' : 'all');
  const lists = { trouble: troubled, unpractised, all: [...troubled, ...others] };
  const shown = lists[wanted].length > 0 ? wanted : 'all';
  const counts = {
    trouble: troubled.length,
    unpractised: unpractised.length,
    all: devices.length,
  };
  return (
    <section class="panel phones" id="phones" aria-labelledby="phones-title" data-fresh="phones">
      <h2 id="phones-title">{own ? ownTitle : words.phones}</h2>
      <Voided {...props} />
      {!own && <PhoneFilter {...props} counts={counts} shown={shown} />}
      <Practised {...props} />
      {devices.length === 0 ? (
        <p>{words.noPhones}</p>
      ) : (
        <Table labelledBy="phones-title">
          <Head>
            <Column>{words.phone}</Column>
            {!own && <Column>{board.gate}</Column>}
            <Column>{board.state}</Column>
            <Column class="count">{words.unsent}</Column>
            <Column class="count">{board.lastSeen}</Column>
            <Column class="count">{watchWords[locale].health.battery}</Column>
            <Column class="count">{practised.name}</Column>
            <Column class="count phone-version">{watchWords[locale].health.version}</Column>
            {mayAct(props) && <Column>{words.actions}</Column>}
          </Head>
          <Body>
            {lists[shown].map((device) => (
              <PhoneRow {...props} device={device} />
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

/** On how many of the phones that are gates somebody has practised, and how one does. */
function Practised({ locale, devices, own }: PhoneTableProps) {
  const active = devices.filter(({ state }) => state === 'active');
  if (active.length === 0) return null;
  const missing = active.filter(isUnpractised).length;
  const words = phoneWords[locale].practised;
  return (
    <p class="hint">
      {words.of(active.length - missing, active.length)}
      {own && missing > 0 && ` ${words.how}`}
    </p>
  );
}

/** The result of the last order to take scans out of the count. */
function Voided({ locale, voided }: PhoneTableProps) {
  const words = voidWords[locale];
  if (voided === null) return null;
  if (voided === 'wrong') {
    return (
      <p class="field-error" role="alert">
        <StateIcon name="waiting" /> {words.wrong}
      </p>
    );
  }
  return (
    <p class="sign" role="status" data-state="complete">
      <StateIcon name="complete" />
      <b>{words.taken(voided)}</b>
    </p>
  );
}

function PhoneRow(props: PhoneTableProps & { device: DeviceView }) {
  const { locale, edition, device, member, now, own } = props;
  const { gatesPage: words, board } = consoleWords[locale];
  const state = phoneState(device, dayBegan(edition, now), now);
  const gate = edition.gates.find((one) => one.number === device.gate);
  const { practised } = phoneWords[locale];
  const practisedAt = device.health?.practised;
  const seen =
    device.last_seen === null ? board.never : clockAt(device.last_seen, now, edition.timezone);
  return (
    <Row data-state={state}>
      <Name>
        <bdi>{device.name}</bdi>
      </Name>
      {!own && <Cell class="phone-gate">{gate?.name[locale]}</Cell>}
      <Cell class="phone-state">
        <span class="sign">
          <StateIcon name={state} />
          <span>
            {state === 'silent' && device.last_seen !== null
              ? words.silentFor(commonWords[locale].minutes(minutesSince(device.last_seen, now)))
              : words.states[state]}
          </span>
        </span>
      </Cell>
      <Count label={words.unsent} text={formatNumber(device.queued, locale)} />
      <Count label={board.lastSeen} text={seen} class="phone-last-seen" />
      <Count label={watchWords[locale].health.battery} text={chargeOf(device)} />
      <Count
        label={practised.name}
        text={
          practisedAt === undefined ? practised.notYet : clockAt(practisedAt, now, edition.timezone)
        }
        class="phone-practised"
      />
      <Count
        label={watchWords[locale].health.version}
        text={device.health?.version ?? UNSAID}
        class="phone-version"
      />
      {mayAct(props) && (
        <Cell class="phone-actions">
          <More id={`more-${device.id}`} label={consoleWords[locale].more} of={device.name} />
          <div class="controls">
            {state !== 'revoked' && can(member.role, edition, 'manage_phone') && (
              <PhoneControls {...props} />
            )}
            {can(member.role, edition, 'void_scans') && <VoidStep {...props} />}
          </div>
        </Cell>
      )}
    </Row>
  );
}

/** Whether there is anything that the reader may do with a phone. */
function mayAct({ member, edition }: PhoneTableProps): boolean {
  return can(member.role, edition, 'manage_phone') || can(member.role, edition, 'void_scans');
}

function minutesSince(at: number, now: number): number {
  return Math.floor((now - at) / MINUTE_MS);
}

/** What a phone never reported of itself. */
const UNSAID = '–';

function chargeOf({ health }: DeviceView): string {
  return health?.battery == null ? UNSAID : `${Math.round(health.battery * 100)}\u202f%`;
}
