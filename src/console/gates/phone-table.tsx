import type { Locale } from '../../domain/kinds.ts';
import { dayBegan } from '../../domain/presence.ts';
import { may } from '../../domain/roles.ts';
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
import { PostForm } from '../shell/form.tsx';
import { More } from '../shell/more.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
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
  phones?: 'trouble' | 'all' | undefined;
}

/** Up to this many phones are all shown, without a choice. */
const AT_A_GLANCE = 12;

/**
 * The phones at the gates: how each affects the figures, what it holds, when its last request came.
 */
export function PhoneTable(props: PhoneTableProps) {
  const { locale, edition, devices, now } = props;
  const { gatesPage: words, board } = consoleWords[locale];
  const began = dayBegan(edition, now);
  const troubled = devices.filter((device) => isInTrouble(device, began, now));
  const others = devices.filter((device) => !troubled.includes(device));
  // A few are seen at a glance; of hundreds, only those that need attention.
  const wanted = props.phones ?? (devices.length > AT_A_GLANCE ? 'trouble' : 'all');
  const only = wanted === 'trouble' && troubled.length > 0;
  return (
    <section class="panel phones" id="phones" aria-labelledby="phones-title" data-fresh="phones">
      <h2 id="phones-title">{words.phones}</h2>
      <Voided {...props} />
      <Filter {...props} troubled={troubled.length} only={only} />
      {devices.length === 0 ? (
        <p>{words.noPhones}</p>
      ) : (
        <Table labelledBy="phones-title">
          <Head>
            <Column>{words.phone}</Column>
            <Column>{board.gate}</Column>
            <Column>{board.state}</Column>
            <Column class="count">{words.unsent}</Column>
            <Column class="count">{board.lastSeen}</Column>
            <Column class="count">{watchWords[locale].health.battery}</Column>
            <Column class="count">{watchWords[locale].health.version}</Column>
            {mayAct(props) && <Column>{words.actions}</Column>}
          </Head>
          <Body>
            {(only ? troubled : [...troubled, ...others]).map((device) => (
              <PhoneRow {...props} device={device} />
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

function Filter(props: PhoneTableProps & { troubled: number; only: boolean }) {
  const { locale, edition, devices, troubled, only } = props;
  const { filter } = phoneWords[locale];
  if (troubled === 0) return null;
  const base = `/console/${edition.slug}/gates`;
  return (
    <nav class="day-choice" aria-label={filter.label}>
      <a href={`${base}?phones=trouble#phones`} {...(only && { 'aria-current': 'page' })}>
        {filter.trouble(troubled)}
      </a>
      <a href={`${base}?phones=all#phones`} {...(!only && { 'aria-current': 'page' })}>
        {filter.all(devices.length)}
      </a>
    </nav>
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
  const { locale, edition, device, member, now } = props;
  const { gatesPage: words, board } = consoleWords[locale];
  const state = phoneState(device, dayBegan(edition, now), now);
  const gate = edition.gates.find((one) => one.number === device.gate);
  const seen =
    device.last_seen === null ? board.never : clockAt(device.last_seen, now, edition.timezone);
  return (
    <Row data-state={state}>
      <Name>
        <bdi>{device.name}</bdi>
      </Name>
      <Cell class="phone-gate">{gate?.name[locale]}</Cell>
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
        label={watchWords[locale].health.version}
        text={device.health?.version ?? UNSAID}
        class="phone-version"
      />
      {mayAct(props) && (
        <Cell class="phone-actions">
          <More id={`more-${device.id}`} label={consoleWords[locale].more} of={device.name} />
          <div class="controls">
            {state !== 'revoked' && may(member.role, 'manage_phone') && (
              <PhoneControls {...props} />
            )}
            {may(member.role, 'void_scans') && <VoidStep {...props} />}
          </div>
        </Cell>
      )}
    </Row>
  );
}

/** Whether there is anything that the reader may do with a phone. */
function mayAct({ member }: PhoneTableProps): boolean {
  return may(member.role, 'manage_phone') || may(member.role, 'void_scans');
}

function minutesSince(at: number, now: number): number {
  return Math.floor((now - at) / 60_000);
}

/** What a phone never reported of itself. */
const UNSAID = '–';

function chargeOf({ health }: DeviceView): string {
  return health?.battery == null ? UNSAID : `${Math.round(health.battery * 100)}\u202f%`;
}

function AsideForm(props: { action: string; aside: 'yes' | 'no'; label: string }) {
  return (
    <PostForm action={props.action}>
      <input type="hidden" name="aside" value={props.aside} />
      <button type="submit" class="plain">
        {props.label}
      </button>
    </PostForm>
  );
}

function PhoneControls({ locale, edition, device }: PhoneTableProps & { device: DeviceView }) {
  const words = consoleWords[locale].gatesPage;
  const { move } = phoneWords[locale];
  const base = `/console/${edition.slug}/devices/${device.id}`;
  return (
    <>
      {device.set_aside ? (
        <Step icon="hourglass" name={words.takeBack} ask={words.takeBackAsk} tone="plain">
          <AsideForm action={`${base}/set-aside`} aside="no" label={words.confirmTakeBack} />
        </Step>
      ) : (
        <Step icon="hourglass" name={words.setAside} ask={words.setAsideAsk} tone="plain">
          <AsideForm action={`${base}/set-aside`} aside="yes" label={words.confirmSetAside} />
        </Step>
      )}
      {edition.gates.length > 1 && (
        <Step icon="door-enter" name={move.name} ask={move.ask} tone="plain">
          <PostForm class="hold-form" action={`${base}/move`}>
            <label>
              <span>{move.to}</span>
              <select name="gate">
                {edition.gates
                  .filter((gate) => gate.number !== device.gate)
                  .map((gate) => (
                    <option value={String(gate.number)}>{gate.name[locale]}</option>
                  ))}
              </select>
            </label>
            <button type="submit" class="plain">
              {move.confirm}
            </button>
          </PostForm>
        </Step>
      )}
      <Step icon="ban" name={words.revoke} ask={words.revokeAsk} tone="stop">
        <PostForm action={`${base}/revoke`}>
          <button type="submit" class="stop">
            {words.confirmRevoke}
          </button>
        </PostForm>
      </Step>
    </>
  );
}
