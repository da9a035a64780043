import type { Notice } from '../../domain/notice.ts';
import { dayBegan } from '../../domain/presence.ts';
import { withColon } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { shellWords } from '../../i18n/shell.ts';
import type { ExpectedCoach } from '../../operations/coaches.ts';
import type { KeptSheet } from '../../store/gates/shift-sheets.ts';
import { CoachesSoon } from '../coaches/coaches-soon.tsx';
import { GateSaid } from '../notices/offers.tsx';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { Controls, heldSince, Said, stateOf, type WatchProps } from './gate-state.tsx';
import { phoneState } from './phone-state.ts';
import { PhoneTable } from './phone-table.tsx';
import { ShiftSheets } from './shift-sheets.tsx';
import { type PhoneCode, SupervisorPanel } from './supervisor-panel.tsx';

interface OwnGateProps extends WatchProps {
  /** Of this gate alone, as are the codes and the sheets. */
  devices: WatchProps['devices'];
  supervisorCodes: readonly PhoneCode[] | null;
  sheets: readonly KeptSheet[];
  /** The newest that were published. */
  notices: readonly Notice[];
  /** Of this gate, that are expected in this hour. */
  coaches: readonly ExpectedCoach[];
  /** What was wrong in the form that was sent. */
  fault?: string;
}

/** Seconds after which a browser without script reloads the page: long enough for a form. */
const REFRESH_S = '60';

/**
 * The home of a gate's supervisor, for a phone outdoors: the state in one word, black on bright, and
 * its orders large; then the codes and the phones of this gate, and no other's.
 */
export function OwnGatePage(props: OwnGateProps & { gate: number }) {
  const { locale, edition, devices, now, fault } = props;
  const { gatesPage, gateStates } = consoleWords[locale];
  const gate = edition.gates.find((one) => one.number === props.gate);
  if (!gate) return <NoGatePage {...props} />;
  const state = stateOf(gate, props);
  const began = dayBegan(edition, now);
  const onDuty = devices.filter((one) => phoneState(one, began, now) === 'on_duty');
  return (
    <WorkPage
      {...props}
      page="ownGate"
      title={gate.name[locale]}
      faulty={fault !== undefined}
      arch={{ ...archOf('phonesOnDuty', onDuty.length, locale), name: 'on-duty' }}
      kind="own-gate"
      data={{ 'data-gates': '', 'data-slug': edition.slug }}
      head={
        <noscript>
          <meta http-equiv="refresh" content={REFRESH_S} />
        </noscript>
      }
    >
      {fault && (
        <p class="sign fault" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{fault}</b>
        </p>
      )}
      <section
        class="own-state"
        aria-label={gate.name[locale]}
        data-fresh="own-state"
        data-state={state}
        data-say={`${withColon(gate.name[locale], locale)} ${gateStates[state]}`}
      >
        <p class="own-word">
          <StateIcon name={state} />
          <b>{gateStates[state]}</b>
        </p>
        <p>
          {heldSince(props)}
          <Said {...props} />
        </p>
        <GateSaid {...props} />
      </section>
      <Controls {...props} />
      <p class="hint">{gatesPage.offline}</p>
      <CoachesSoon {...props} />
      <SupervisorPanel locale={locale} codes={props.supervisorCodes} />
      <PhoneTable {...props} voided={null} phones="all" own />
      <div data-fresh="sheets">
        <ShiftSheets {...props} />
      </div>
      <p class="unseen" role="status" aria-live="polite" data-spoken="" />
    </WorkPage>
  );
}

/** A supervisor whose invitation named no gate can do nothing, and is told whom to ask. */
function NoGatePage(props: OwnGateProps) {
  const words = shellWords[props.locale];
  return (
    <WorkPage {...props} page="ownGate" title={words.pages.ownGate} kind="narrow">
      <EmptyState text={words.noGate} />
    </WorkPage>
  );
}
