import { can } from '../../domain/archive.ts';
import { consoleWords } from '../../i18n/console.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import type { SheetProps } from './props.ts';

/** More are seen on the page of the gates: this one is for the last few of an evening. */
const SHOWN_MAX = 30;

/** The phones that may still hold scans of the day, by card, gate and supervisor. */
export function MissingPhones(props: SheetProps) {
  const { locale, edition, missing } = props;
  const words = eveningWords[locale].phones;
  const { gatesPage, board } = consoleWords[locale];
  if (missing.length === 0) return null;
  const hidden = missing.length - SHOWN_MAX;
  return (
    <section class="missing-phones by-line" aria-labelledby="missing">
      <h3 id="missing">{words.missing}</h3>
      <p class="hint">{words.how}</p>
      <Table labelledBy="missing">
        <Head>
          <Column>{gatesPage.phone}</Column>
          <Column>{board.gate}</Column>
          <Column>{words.supervisor}</Column>
          <Column class="count">{gatesPage.unsent}</Column>
          <Column class="count">{board.lastSeen}</Column>
          {can(props.member.role, edition, 'manage_phone') && <Column>{gatesPage.actions}</Column>}
        </Head>
        <Body>
          {missing.slice(0, SHOWN_MAX).map((device) => (
            <PhoneRow {...props} device={device} />
          ))}
        </Body>
      </Table>
      {hidden > 0 && (
        <p>
          <a href={`/console/${edition.slug}/gates?phones=trouble#phones`}>{words.more(hidden)}</a>
        </p>
      )}
    </section>
  );
}

function PhoneRow(props: SheetProps & { device: DeviceView }) {
  const { locale, member, edition, day, now, supervisors, device } = props;
  const words = eveningWords[locale].phones;
  const { gatesPage, board } = consoleWords[locale];
  const gate = edition.gates.find((one) => one.number === device.gate);
  const names = supervisors.get(device.gate) ?? [];
  const seen = device.last_seen;
  return (
    <Row data-missing={device.id}>
      <Name>
        <bdi>{device.name}</bdi>
      </Name>
      <Cell>{gate?.name[locale]}</Cell>
      <Cell>
        {names.length === 0 ? (
          <span class="muted">{words.nobody}</span>
        ) : (
          names.map((name) => <bdi class="supervisor-name">{words.call(name)}</bdi>)
        )}
      </Cell>
      <Count label={gatesPage.unsent} text={formatNumber(device.queued, locale)} />
      <Count
        label={board.lastSeen}
        text={seen === null ? board.never : clockAt(seen, now, edition.timezone)}
      />
      {can(member.role, edition, 'manage_phone') && (
        <Cell>
          {device.set_aside || device.state === 'revoked' ? (
            gatesPage.states[device.set_aside ? 'set_aside' : 'revoked']
          ) : (
            <PostForm action={`/console/${edition.slug}/devices/${device.id}/set-aside`}>
              <input type="hidden" name="aside" value="yes" />
              <input type="hidden" name="day" value={String(day.number)} />
              <button type="submit" class="plain">
                {gatesPage.setAside}
              </button>
            </PostForm>
          )}
        </Cell>
      )}
    </Row>
  );
}
