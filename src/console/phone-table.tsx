import type { Locale } from '../domain/kinds.ts';
import { dayBegan } from '../domain/presence.ts';
import { commonWords } from '../i18n/common.ts';
import { consoleWords } from '../i18n/console.ts';
import { formatNumber } from '../i18n/format.ts';
import { voidWords } from '../i18n/voids.ts';
import { watchWords } from '../i18n/watch.ts';
import type { DeviceView } from '../store/devices.ts';
import type { StoredEdition } from '../store/editions.ts';
import { clockAt } from './clock.ts';
import { PostForm } from './form.tsx';
import { phoneState } from './phone-state.ts';
import { Shape } from './shapes.tsx';
import { Step } from './step.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from './table.tsx';
import { VoidStep } from './void-form.tsx';

interface PhoneTableProps {
  locale: Locale;
  edition: StoredEdition;
  devices: readonly DeviceView[];
  now: number;
  /** Whether the reader may set phones aside and revoke them. */
  mayChange: boolean;
  /** How many scans were just taken out of the count; `wrong` when two times made no stretch. */
  voided: number | 'wrong' | null;
}

/** The phones at the gates: what each is to the figures, what it holds, when it spoke last. */
export function PhoneTable(props: PhoneTableProps) {
  const { locale, devices, mayChange } = props;
  const { gatesPage: words, board } = consoleWords[locale];
  return (
    <section class="panel phones" id="phones" aria-labelledby="phones-title" data-fresh="phones">
      <h2 id="phones-title">{words.phones}</h2>
      <Voided {...props} />
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
            {mayChange && <Column>{words.actions}</Column>}
          </Head>
          <Body>
            {devices.map((device) => (
              <PhoneRow {...props} device={device} />
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

/** What became of the last order to take scans out of the count. */
function Voided({ locale, voided }: PhoneTableProps) {
  const words = voidWords[locale];
  if (voided === null) return null;
  if (voided === 'wrong') {
    return (
      <p class="field-error" role="alert">
        <Shape name="waiting" /> {words.wrong}
      </p>
    );
  }
  return (
    <p class="sign" role="status" data-state="complete">
      <Shape name="complete" />
      <b>{words.taken(voided)}</b>
    </p>
  );
}

function PhoneRow(props: PhoneTableProps & { device: DeviceView }) {
  const { locale, edition, device, now, mayChange } = props;
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
          <Shape name={state} />
          <span>
            {state === 'silent' && device.last_seen !== null
              ? words.silentFor(commonWords[locale].minutes(minutesSince(device.last_seen, now)))
              : words.states[state]}
          </span>
        </span>
      </Cell>
      <Count label={words.unsent} text={formatNumber(device.queued, locale)} />
      <Count label={board.lastSeen} text={seen} />
      <Count label={watchWords[locale].health.battery} text={chargeOf(device)} />
      <Count label={watchWords[locale].health.version} text={device.health?.version ?? UNSAID} />
      {mayChange && (
        <Cell class="phone-actions">
          <div class="controls">
            {state !== 'revoked' && <PhoneControls {...props} />}
            <VoidStep {...props} />
          </div>
        </Cell>
      )}
    </Row>
  );
}

function minutesSince(at: number, now: number): number {
  return Math.floor((now - at) / 60_000);
}

/** What a phone never said of itself. */
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
