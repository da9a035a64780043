import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { searchWords } from '../../i18n/search.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { Hit, VisitorsFound } from '../../operations/search-visitors.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { pageAddress } from '../shell/sections.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { CameraReader } from './camera-reader.tsx';
import { HitHead } from './hit-head.tsx';
import { type Place, PlaceField, placeValue } from './place.tsx';
import { RegistrationState } from './registration-state.tsx';
import { windowOf } from './window-of.ts';

/** What was typed, as the form says it. */
interface Typed {
  readonly text: string;
  readonly where: Place;
}

interface SearchProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  typed: Typed;
  /** Null before anything was typed. */
  found: VisitorsFound | null;
}

/** One field for everything that somebody can say of their registration, and what it found. */
export function SearchPage(props: SearchProps) {
  const words = searchWords[props.locale];
  return (
    <WorkPage {...props} page="search" title={words.title} kind="search">
      <SearchForm {...props} />
      <Results {...props} />
    </WorkPage>
  );
}

function SearchForm(props: SearchProps) {
  const { locale, edition, typed } = props;
  const words = searchWords[locale];
  return (
    <form class="search-form" method="post" action={searchPath(edition)} data-scanner="">
      <div class="field search-field">
        <label for="text">{words.field}</label>
        <p class="hint" id="text-hint">
          {words.hint}
        </p>
        <input
          id="text"
          name="text"
          type="text"
          value={typed.text}
          data-max="1000"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="auto"
          autofocus
          aria-describedby="text-hint"
        />
      </div>
      <input type="hidden" name="keys" value="" />
      <PlaceField locale={locale} edition={edition} chosen={typed.where} hint={words.whereHint} />
      <button type="submit" class="primary">
        <Icon name="search" />
        <span>{words.submit}</span>
      </button>
      <CameraReader locale={locale} />
    </form>
  );
}

function Results(props: SearchProps) {
  const { locale, member, edition, now, found } = props;
  const words = searchWords[locale];
  if (!found) return <EmptyState text={words.before} />;
  const { hits, next, capped } = found;
  return (
    <section class="panel list" aria-labelledby="found">
      <h2 id="found">{hits.length === 0 ? words.none : words.found(hits.length)}</h2>
      {hits.length > 0 && found.byBeginnings && <p class="hint">{words.begun}</p>}
      {hits.length > 0 && <HitTable {...props} hits={hits} />}
      {capped ? (
        <p class="sign" role="status" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words.capped}</b>
        </p>
      ) : (
        hits.length === 0 && <p>{words.meant[meantAs(found)]}</p>
      )}
      <div class="actions">
        {next !== null && <GoOn {...props} after={next} text={capped ? words.goOn : words.next} />}
        {hits.length === 0 && found.meant.by !== 'name' && (
          <Instead {...props} as="name" text={words.byName} />
        )}
        {hits.length > 0 && found.meant.by === 'name' && !found.byBeginnings && (
          <Instead {...props} as="beginnings" text={words.byBeginnings} />
        )}
        {hits.length === 0 && can(member.role, edition, 'register_at_desk') && (
          <a class="plain" href={pageAddress('desk', edition, now)}>
            <Icon name="user-plus" />
            <span>{words.registerNow}</span>
          </a>
        )}
      </div>
    </section>
  );
}

type Meaning = keyof (typeof searchWords)['ar']['meant'];

function meantAs({ meant, closedToReader }: VisitorsFound): Meaning {
  if (closedToReader) return 'notYours';
  if (meant.by !== 'digits') return meant.by;
  if (meant.code !== null) return meant.phone === null ? 'code' : 'codeOrPhone';
  return meant.phone === null ? 'number' : 'phone';
}

function HitTable({ locale, edition, hits }: SearchProps & { hits: readonly Hit[] }) {
  return (
    <Table labelledBy="found">
      <HitHead locale={locale} />
      <Body>
        {hits.map((hit) => (
          <HitRow {...{ locale, edition, hit }} />
        ))}
      </Body>
    </Table>
  );
}

function HitRow({ locale, edition, hit }: { locale: Locale; edition: StoredEdition; hit: Hit }) {
  const words = searchWords[locale];
  return (
    <Row data-hit={hit.id}>
      <Name>
        <a href={recordPath(edition, hit.id)}>
          <bdi>{hit.name ?? words.unnamed}</bdi>
        </a>
      </Name>
      <Cell>{hit.hint && <bdi dir="ltr">{hit.hint}</bdi>}</Cell>
      <Cell>{windowOf(hit.slot, edition, locale)}</Cell>
      <Cell>{visitorWords[locale].ticket.people(hit.adults, hit.children)}</Cell>
      <Cell>
        <RegistrationState locale={locale} state={hit.state} />
      </Cell>
    </Row>
  );
}

/** Asks for the hits that follow: what was typed stays out of the address. */
function GoOn({
  edition,
  typed,
  found,
  after,
  text,
}: SearchProps & { after: string; text: string }) {
  return (
    <form method="post" action={searchPath(edition)}>
      <Again {...typed} />
      <input type="hidden" name="after" value={after} />
      {found?.meant.by === 'name' && (
        <input type="hidden" name="as" value={found.byBeginnings ? 'beginnings' : 'name'} />
      )}
      <button type="submit" class="plain">
        {text}
      </button>
    </form>
  );
}

/** The same text, looked for in another way. */
function Instead({
  edition,
  typed,
  as,
  text,
}: SearchProps & { as: 'name' | 'beginnings'; text: string }) {
  return (
    <form method="post" action={searchPath(edition)}>
      <Again {...typed} />
      <input type="hidden" name="as" value={as} />
      <button type="submit" class="plain">
        {text}
      </button>
    </form>
  );
}

function Again({ text, where }: Typed) {
  return (
    <>
      <input type="hidden" name="text" value={text} />
      <input type="hidden" name="where" value={placeValue(where)} />
    </>
  );
}

/** Where the search is sent. */
export function searchPath(edition: StoredEdition): string {
  return `/console/${edition.slug}/visitors`;
}

/** The page of a registration. */
export function recordPath(edition: StoredEdition, id: string): string {
  return `${searchPath(edition)}/${id}`;
}
