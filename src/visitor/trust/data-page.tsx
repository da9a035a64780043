import type { CopiedParty, PersonCopy } from '../../contract/answers/person-copy.ts';
import { groupCode } from '../../domain/code.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { trustWords } from '../../i18n/trust.ts';
import { HeldParty, OpeningsList } from '../../ui/held-party.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { managePath } from '../shared/links.ts';
import type { OwnLink } from './own-data.ts';
import { TrustFrame } from './trust-frame.tsx';

interface DataProps extends OwnLink {
  copy: PersonCopy;
}

/** All that is held of whoever holds a private link, to read, to print and to take along. */
export function DataPage(props: DataProps) {
  const { locale, secret, copy } = props;
  const words = trustWords[locale];
  const said = legalLocale(locale, 'trust');
  return (
    <TrustFrame {...props} title={words.page} below="/data">
      <p>
        {words.use} <strong>{words.dies(formatCalendarDate(copy.erased_on, said))}</strong>
      </p>
      <div class="actions">
        <PrintButton class="button quiet" text={words.print} />
        <form method="post" action={managePath(`${secret}/copy`, locale)}>
          <button class="button quiet" type="submit">
            {words.copy}
          </button>
        </form>
      </div>
      <p class="hint">{words.copyNote}</p>
      {copy.held.map((party) => (
        <PartyPart {...props} party={party} />
      ))}
      <p class="hint">{words.searches}</p>
      <p class="actions">
        <a class="button quiet" href={managePath(secret, locale)}>
          {words.back}
        </a>
        <a class="button danger" href={managePath(`${secret}/erase`, locale)}>
          <Icon name="trash" /> {words.erase.open}
        </a>
      </p>
    </TrustFrame>
  );
}

function PartyPart({ locale, edition, party }: DataProps & { party: CopiedParty }) {
  const said = legalLocale(locale, 'trust');
  const words = trustWords[locale];
  const heading = `held-${party.id}`;
  return (
    <section class="held-party" aria-labelledby={heading}>
      <h2 id={heading}>
        {words.fields[party.of]} <bdi class="code">{groupCode(party.reference)}</bdi>
      </h2>
      <HeldParty locale={said} party={party} gates={edition.gates} list="facts" />
      <h3>{words.openings}</h3>
      {party.openings.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <OpeningsList locale={said} openings={party.openings} />
      )}
    </section>
  );
}
