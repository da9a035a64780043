import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { trustWords } from '../../i18n/trust.ts';
import { HeldParty, OpeningsList } from '../../ui/held-party.tsx';
import { PaperSheet } from '../shell/paper-sheet.tsx';
import { ErasedNote, type PersonProps, partyTitle } from './person-page.tsx';
import { personPath } from './props.ts';
import { WishesBeside } from './wishes-beside.tsx';

/** What is held of one person as a page to hand out: nobody of the team is named on it. */
export function CopyPage(props: PersonProps) {
  const { locale, edition, id, copy } = props;
  const spoken = spokenIn(locale);
  const trust = trustWords[spoken];
  return (
    <PaperSheet
      locale={spoken}
      face="privacy"
      kind="privacy-copy"
      title={trust.page}
      state={[edition.name[spoken], trust.dies(formatCalendarDate(copy.erased_on, spoken))]}
      print={trust.print}
    >
      {copy.held.map((party) => (
        <section class="panel held-party" aria-labelledby={`held-${party.id}`}>
          <h2 id={`held-${party.id}`}>{partyTitle(party, spoken)}</h2>
          <ErasedNote {...props} party={party} />
          <HeldParty locale={spoken} party={party} gates={edition.gates} list="record-list" />
          <h3>{trust.openings}</h3>
          {party.openings.length === 0 ? (
            <p>{trust.nobody}</p>
          ) : (
            <OpeningsList locale={spoken} openings={party.openings} />
          )}
        </section>
      ))}
      <WishesBeside {...props} />
      <p class="hint">{trust.use}</p>
      <p>
        <a class="plain" href={personPath(edition, id)}>
          {privacyWords[locale].find.person}
        </a>
      </p>
    </PaperSheet>
  );
}
