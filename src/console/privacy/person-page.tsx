import type { CopiedParty, PersonCopy } from '../../contract/answers/person-copy.ts';
import { can } from '../../domain/archive.ts';
import { groupCode } from '../../domain/code.ts';
import { foldText } from '../../domain/name.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { trustWords } from '../../i18n/trust.ts';
import { HeldParty, OpeningsList } from '../../ui/held-party.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { recordPath } from '../visitors/search-page.tsx';
import { type PrivacyProps, personPath, privacyPath } from './props.ts';
import { EraseWishesBeside, WishesBeside } from './wishes-beside.tsx';

export interface PersonProps extends PrivacyProps {
  /** The registration, or the place in a wait list, by which the person was found. */
  id: string;
  copy: PersonCopy;
  /** When the last backup is gone that may hold what was erased at an instant, both ms. */
  beyond: (erased_at: number) => number;
  faults?: readonly FieldFault[];
}

/** All that is held of one person, and what can be done with it. */
export function PersonPage(props: PersonProps) {
  const { locale, edition, copy, faults = [] } = props;
  const words = privacyWords[locale];
  return (
    <WorkPage
      {...props}
      page="privacy"
      title={words.one.title}
      state={words.one.state}
      spoken={spokenIn(locale)}
      faulty={faults.length > 0}
      kind="privacy-person"
    >
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {copy.held.map((party) => (
        <PartyPanel {...props} party={party} />
      ))}
      <WishesBeside {...props} />
      <CopyPanel {...props} />
      <ErasePanel {...props} />
      <EraseWishesBeside {...props} />
      <p>
        <a class="plain" href={privacyPath(edition)}>
          <Icon name="search" />
          <span>{words.one.another}</span>
        </a>
      </p>
    </WorkPage>
  );
}

/** Its heading: what it is, and its number. */
export function partyTitle({ of, reference }: CopiedParty, locale: PrivacyProps['locale']): string {
  return `${trustWords[locale].fields[of]} \u2068${groupCode(reference)}\u2069`;
}

function PartyPanel(props: PersonProps & { party: CopiedParty }) {
  const { locale, edition, member, party } = props;
  const words = privacyWords[locale].one;
  const spoken = spokenIn(locale);
  const heading = `held-${party.id}`;
  return (
    <section class="panel held-party" aria-labelledby={heading} data-party={party.id}>
      <h2 id={heading}>{partyTitle(party, spoken)}</h2>
      <ErasedNote {...props} />
      <HeldParty locale={spoken} party={party} gates={edition.gates} list="record-list" />
      <h3>{words.openings}</h3>
      {party.openings.length === 0 ? (
        <p>{words.noOpenings}</p>
      ) : (
        <OpeningsList locale={spoken} openings={party.openings} most={20} />
      )}
      {party.of === 'registration' && (
        <p class="actions">
          <a class="plain" href={recordPath(edition, party.id)}>
            {(party.erased_at ?? edition.erased_at) === null &&
            can(member.role, edition, 'correct_contact')
              ? words.correct
              : words.toRecord}
          </a>
        </p>
      )}
    </section>
  );
}

/** The receipt: when it went, and when nothing can bring it back. */
export function ErasedNote(props: PersonProps & { party: CopiedParty }) {
  const { locale, edition, party, beyond } = props;
  const words = privacyWords[locale].one;
  if (party.erased_at === null) return null;
  const at = Date.parse(party.erased_at);
  const day = (instant: number) => formatDate(instant, spokenIn(locale), edition.timezone);
  return (
    <p class="sign" data-state="complete" data-erased="">
      <StateIcon name="complete" />
      <span>
        <b>{words.erasedOn(day(at))}</b> {words.beyond(day(beyond(at)))}
      </span>
    </p>
  );
}

/** Two ways to hand it out. Others can have the same phone: what goes is chosen, where there is a choice. */
function CopyPanel({ locale, edition, id, copy }: PersonProps) {
  const words = privacyWords[locale].copy;
  return (
    <section class="panel" aria-labelledby="copy">
      <h2 id="copy">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <PostForm action={`${personPath(edition, id)}/copy`}>
        {copy.held.length > 1 ? (
          <fieldset id="copied">
            <legend>{words.which}</legend>
            <Ticks parties={copy.held} of={{ id, copy, locale }} />
          </fieldset>
        ) : (
          copy.held.map((party) => <input type="hidden" name="ids" value={party.id} />)
        )}
        <div class="actions">
          {(['page', 'file'] as const).map((form) => (
            <button type="submit" class="plain" name="form" value={form}>
              {words[form]}
            </button>
          ))}
        </div>
      </PostForm>
    </section>
  );
}

/** A family shares a phone: what bears another name is somebody else's until it is ticked. */
function Ticks({
  parties,
  of: { id, copy, locale },
}: {
  parties: readonly CopiedParty[];
  of: Pick<PersonProps, 'id' | 'copy' | 'locale'>;
}) {
  const nameOf = ({ contact }: CopiedParty) => contact?.name ?? '';
  const found = copy.held.find((party) => party.id === id);
  return parties.map((party) => (
    <label class="tick">
      <input
        type="checkbox"
        name="ids"
        value={party.id}
        checked={found !== undefined && foldText(nameOf(party)) === foldText(nameOf(found))}
      />
      <span>
        {partyTitle(party, spokenIn(locale))} <bdi>{nameOf(party)}</bdi>
      </span>
    </label>
  ));
}

/** In two steps: what goes is chosen, and what becomes of it is said before. */
function ErasePanel({ locale, edition, member, id, copy, faults = [] }: PersonProps) {
  const words = privacyWords[locale].erase;
  const left = copy.held.filter(({ erased_at }) => erased_at === null);
  if (left.length === 0 || !can(member.role, edition, 'erase_person')) return null;
  return (
    <Step
      icon="trash"
      name={words.name}
      ask={words.ask}
      tone="stop"
      open={faults.some(({ field }) => field === 'ids')}
    >
      <PostForm action={`${personPath(edition, id)}/erase`}>
        <fieldset id="ids">
          <legend>{words.which}</legend>
          <Ticks parties={left} of={{ id, copy, locale }} />
        </fieldset>
        <button type="submit" class="stop">
          {words.send}
        </button>
      </PostForm>
    </Step>
  );
}
