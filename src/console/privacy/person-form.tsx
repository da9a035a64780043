import { spokenIn } from '../../i18n/edition.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { searchWords } from '../../i18n/search.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import type { PersonFound } from '../../operations/find-person.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { HitHead } from '../visitors/hit-head.tsx';
import { RegistrationState } from '../visitors/registration-state.tsx';
import { windowOf } from '../visitors/window-of.ts';
import { type PrivacyProps, personPath, privacyPath } from './props.ts';
import { EraseWishes } from './wishes-beside.tsx';

/** What was looked for, and what came of it; null before anything was. */
export interface Sought {
  readonly text: string;
  readonly found: PersonFound;
  /** The wishes with this contact were erased just now. */
  readonly isErased?: boolean;
}

/** Looks for one person by what they can say: sent, and never in an address. */
export function PersonSearch(props: PrivacyProps & { sought: Sought | null }) {
  const { locale, edition, sought } = props;
  const words = privacyWords[locale].find;
  return (
    <section class="panel people person-search" aria-labelledby="person">
      <h2 id="person">{words.title}</h2>
      <PostForm action={privacyPath(edition)} class="privacy-find">
        <TextField
          name="text"
          label={words.field}
          hint={words.hint}
          value={sought?.text ?? ''}
          max={1000}
          dir="auto"
          autofocus={sought !== null}
        />
        <button type="submit" class="primary">
          <Icon name="search" />
          <span>{words.submit}</span>
        </button>
      </PostForm>
      {sought && <PersonResults {...props} {...sought} />}
    </section>
  );
}

function PersonResults({ isErased = false, text, found: all, ...desk }: PrivacyProps & Sought) {
  const { found, waits, wishes } = all;
  const props = { ...desk, ...all };
  const words = privacyWords[desk.locale].find;
  const isNothing = found.hits.length === 0 && waits.length === 0 && wishes === 0;
  return (
    <div class="person-found" role="status">
      {isErased && (
        <p class="sign" data-state="complete">
          <StateIcon name="complete" />
          <span>{privacyWords[desk.locale].erase.done}</span>
        </p>
      )}
      {isNothing && !isErased && <p>{words.none}</p>}
      {found.hits.length > 0 && <HitTable {...props} />}
      {waits.length > 0 && <WaitTable {...props} />}
      {wishes > 0 && <WishesFound {...desk} text={text} wishes={wishes} />}
    </div>
  );
}

/** That they are there, and their end: whoever sent nothing else is found by nothing else. */
function WishesFound(props: PrivacyProps & { text: string; wishes: number }) {
  const words = privacyWords[props.locale];
  return (
    <>
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <span>{words.find.wishes(props.wishes)}</span>
      </p>
      <EraseWishes {...props} />
    </>
  );
}

function HitTable({ locale, edition, found }: PrivacyProps & PersonFound) {
  const words = privacyWords[locale].find;
  const { unnamed } = searchWords[locale];
  const spoken = spokenIn(locale);
  return (
    <>
      <h3 id="found">{words.found}</h3>
      <Table labelledBy="found">
        <HitHead locale={locale} />
        <Body>
          {found.hits.map((hit) => (
            <Row data-hit={hit.id}>
              <Name>
                <a href={personPath(edition, hit.id)}>
                  <bdi>{hit.name ?? unnamed}</bdi>
                </a>
              </Name>
              <Cell>{hit.hint && <bdi dir="ltr">{hit.hint}</bdi>}</Cell>
              <Cell>{windowOf(hit.slot, edition, spoken)}</Cell>
              <Cell>{visitorWords[spoken].ticket.people(hit.adults, hit.children)}</Cell>
              <Cell>
                <RegistrationState locale={spoken} state={hit.state} />
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </>
  );
}

function WaitTable({ locale, edition, waits }: PrivacyProps & PersonFound) {
  const words = privacyWords[locale].find;
  const { columns } = searchWords[locale];
  const spoken = spokenIn(locale);
  return (
    <>
      <h3 id="waits">{words.waits}</h3>
      <Table labelledBy="waits">
        <Head>
          <Column>{columns.window}</Column>
          <Column>{columns.party}</Column>
        </Head>
        <Body>
          {waits.map((wait) => (
            <Row data-hit={wait.id}>
              <Name>
                <a href={personPath(edition, wait.id)}>
                  {wait.slot === 0
                    ? waitListWords[spoken].title
                    : windowOf(wait.slot, edition, spoken)}
                </a>
              </Name>
              <Cell>{visitorWords[spoken].ticket.people(wait.people, 0)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </>
  );
}
