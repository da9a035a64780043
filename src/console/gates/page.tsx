import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Notice } from '../../domain/notice.ts';
import { consoleWords } from '../../i18n/console.ts';
import { phoneWords } from '../../i18n/phones.ts';
import { practiceSheetWords } from '../../i18n/practice-sheet.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { HandIn, SettledHandIn } from '../../store/gates/hand-in-lists.ts';
import type { ImplausibleMinute } from '../../store/gates/implausible.ts';
import type { KeptSheet } from '../../store/gates/shift-sheets.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { GateOffer } from '../notices/offers.tsx';
import { archOf } from '../shell/arch.ts';
import { PostForm } from '../shell/form.tsx';
import { Invitation } from '../shell/invitation.tsx';
import { More } from '../shell/more.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { Controls, StateParts, siteState, stateOf, type WatchProps } from './gate-state.tsx';
import { HandIns } from './hand-ins-panel.tsx';
import { Implausible } from './implausible-panel.tsx';
import type { PhonesShown } from './phone-filter.tsx';
import { PhoneTable } from './phone-table.tsx';
import { ShiftSheets } from './shift-sheets.tsx';
import { type PhoneCode, SupervisorPanel } from './supervisor-panel.tsx';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface GatesProps extends WatchProps {
  /** The newest that were published. */
  notices: readonly Notice[];
  /** The six digits of today, phone by phone; null once the edition was erased. */
  supervisorCodes: readonly PhoneCode[] | null;
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
  phones?: PhonesShown | undefined;
}

/** Seconds after which a browser without script reloads the page: long enough for a form. */
const REFRESH_S = '60';

export function GatesPage(props: GatesProps) {
  const { locale, edition, holds } = props;
  const reader = props.member.role;
  const publishes = can(reader, edition, 'publish_notice');
  const words = consoleWords[locale];
  return (
    <WorkPage
      {...props}
      page="gates"
      title={words.gatesPage.title}
      arch={{ ...archOf('openGates', openGates(props), locale), name: 'open-gates' }}
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
          <StateParts {...props} gate={null} name={words.gatesPage.site} state={siteState(holds)}>
            {publishes && <GateOffer {...props} gate={null} beside />}
          </StateParts>
          <Controls {...props} gate={null} />
        </div>
      </section>
      <section class="panel" aria-label={words.board.gates}>
        {edition.gates.map((gate) => (
          <div class="gate-line" id={`gate-${gate.number}`}>
            <h3>{gate.name[locale]}</h3>
            <More id={`more-${gate.number}`} label={words.more} of={gate.name[locale]} />
            <StateParts
              {...props}
              gate={gate.number}
              name={gate.name[locale]}
              state={stateOf(gate, props)}
            >
              {publishes && <GateOffer {...props} gate={gate.number} beside />}
            </StateParts>
            <Controls {...props} gate={gate.number} />
            {can(reader, edition, 'invite_phone') && (
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
      <div data-fresh="hand-ins">
        {can(reader, edition, 'decide_hand_in') && <HandIns {...props} />}
      </div>
      {can(reader, edition, 'print_practice_codes') && <PracticeLink {...props} />}
      {can(reader, edition, 'read_supervisor_codes') && (
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

/** How many gates let people in now. */
function openGates(props: GatesProps): number {
  if (siteState(props.holds) !== 'open') return 0;
  return props.edition.gates.filter((gate) => stateOf(gate, props) === 'open').length;
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
