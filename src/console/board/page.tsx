import type { Live } from '../../contract/answers/live.ts';
import type { Locale } from '../../domain/kinds.ts';
import { may } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { countWords } from '../../i18n/counts.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { WindowCount } from '../../store/registrations/registered.ts';
import { boardTexts, completeness, DAY_FIGURES, isLong } from '../../ui/board-text.ts';
import { boardWords } from '../../ui/board-words.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { ToDoNow } from '../home/read-to-do.ts';
import { ToDoList } from '../home/to-do-list.tsx';
import { hasOffers, type OfferProps, Offers } from '../notices/offers.tsx';
import { dayNow } from '../shell/day.ts';
import { Frame } from '../shell/layout.tsx';
import { SerialsNote } from '../shell/serials-note.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Alerts } from './alerts.tsx';
import { Curve } from './curve.tsx';
import { DayTable } from './day-table.tsx';
import { CrowdSign, Doorway } from './doorway.tsx';
import { GateTable } from './gate-table.tsx';
import { WindowTable } from './window-table.tsx';

export interface BoardProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  live: Live;
  now: number;
  /** The windows of the present day, or the next one. */
  windows: readonly WindowCount[];
  windowsDay: number;
  /** The last serial given out, where they run out. */
  serials: number | null;
  /** What waits for the reader; null for whoever only looks. */
  toDo: ToDoNow | null;
  /** What the gates ask to be said; null for whoever publishes nothing. */
  saying: Pick<OfferProps, 'holds' | 'notices'> | null;
}

/** Seconds after which a browser without script reloads the page. */
const REFRESH_S = '15';

/** The live board. Every text that changes is in a `data-figure` place, which the script renews. */
export function BoardPage(props: BoardProps) {
  const { locale, edition, live } = props;
  const words = consoleWords[locale];
  const said = boardWords(locale);
  const texts = boardTexts(live, said);
  return (
    <Frame
      {...props}
      page="board"
      title={words.board.title}
      head={
        <noscript>
          <meta http-equiv="refresh" content={REFRESH_S} />
        </noscript>
      }
    >
      <main
        id="main"
        class="board"
        data-board=""
        data-freshness="snapshot"
        data-slug={edition.slug}
        data-words={JSON.stringify(said)}
      >
        <h1 class="unseen">{words.board.title}</h1>
        <Alerts {...props} />
        <SerialsNote locale={locale} serials={props.serials} />
        <Threshold {...props} texts={texts} />
        {props.toDo && !isOnlyToSay(props) && <ToDoList {...props} list={props.toDo.list} />}
        {props.saying && <Offers {...props} {...props.saying} />}
        <div class="panels">
          <GateTable locale={locale} live={live} texts={texts} orders={ordersFor(props)} />
          <Curve locale={locale} live={live} />
          <WindowTable
            locale={locale}
            edition={edition}
            day={live.days?.find((day) => day.id === String(props.windowsDay)) ?? null}
            windows={props.windows}
            now={props.now}
          />
          <DayTable locale={locale} edition={edition} live={live} texts={texts} />
        </div>
        <Legend locale={locale} />
        <p class="unseen" role="status" aria-live="polite" data-spoken="" />
      </main>
    </Frame>
  );
}

/** Where the reader holds a gate or sends people elsewhere. */
function ordersFor({ member, edition }: BoardProps): string | null {
  return may(member.role, 'read_gates') ? `/console/${edition.slug}/gates` : null;
}

/** Where a notice waits to be written, it is not said that nothing waits. */
function isOnlyToSay({ toDo, saying, ...props }: BoardProps): boolean {
  const isEmpty = toDo?.list.length === 0;
  return isEmpty && saying !== null && hasOffers({ ...props, ...saying });
}

type Texts = ReadonlyMap<string, string>;

/** Outside is cobalt, inside is plaster: entries, people inside, exits. */
function Threshold(props: BoardProps & { texts: Texts }) {
  const { locale, edition, live, texts, now } = props;
  const { conflicts, registered } = countWords[locale];
  const { figures, counts, board } = consoleWords[locale];
  const written = { locale, texts };
  const today =
    live.today.date === null
      ? board.noDay
      : board.todayIs(formatCalendarDate(live.today.date, locale, 'without_year'));
  return (
    <section class="threshold" aria-labelledby="today">
      <div class="statement">
        <h2 id="today">{today}</h2>
        <StateLine {...props} />
      </div>
      <dl class="doorway">
        <Doorway live={live} />
        <dt>{figures.inside}</dt>
        <dd class="inside" data-figure="inside" {...(isLong(live.inside) && { 'data-long': '' })}>
          {texts.get('inside')}
        </dd>
        <CrowdSign live={live} texts={texts} />
        <dd class="counts">{counts.inside}</dd>
      </dl>
      <dl class="flow came-in">
        <LargeFigure name="entries" place="today.entries" icon="door-enter" {...written} />
        <SmallFigure name="re_entries" place="today.re_entries" {...written} />
        <SmallFigure name="walk_ins" place="today.walk_ins" {...written} />
        <SmallFigure name="parties" place="today.parties" {...written} />
        <MoreFigure words={registered} place="today.registered" texts={texts} />
      </dl>
      <dl class="flow went-out">
        <LargeFigure name="exits" place="today.exits" icon="door-exit" {...written} />
        <MoreFigure
          words={conflicts}
          place="today.conflicts"
          texts={texts}
          href={`/console/${edition.slug}/days/${dayNow(edition, now)}/close#conflicts`}
        />
        <SmallFigure name="on_duty" place="phones.on_duty" {...written} />
        <SmallFigure name="waiting" place="phones.waiting" {...written} />
      </dl>
    </section>
  );
}

interface FigureProps {
  name: 'entries' | 'exits' | 're_entries' | 'walk_ins' | 'parties' | 'on_duty' | 'waiting';
  /** Where its text is found and renewed. */
  place: string;
  locale: Locale;
  texts: Texts;
}

function LargeFigure(props: FigureProps & { name: 'entries' | 'exits'; icon: IconName }) {
  const { name, place, locale, texts, icon } = props;
  const { figures, counts } = consoleWords[locale];
  return (
    <div class="figure">
      <dt>
        <Icon name={icon} /> {figures[name]}
      </dt>
      <dd class="number" data-figure={place}>
        {texts.get(place)}
      </dd>
      <dd class="counts">{counts[name]}</dd>
    </div>
  );
}

function SmallFigure({ name, place, locale, texts }: FigureProps) {
  const { figures, gloss } = consoleWords[locale];
  return (
    <div class="figure small">
      <dt>{figures[name]}</dt>
      <dd class="number" data-figure={place}>
        {texts.get(place)}
      </dd>
      <dd class="counts">{gloss[name]}</dd>
    </div>
  );
}

/** A small figure that stands beside what the gates counted, and leads to its list if it has one. */
function MoreFigure(props: {
  words: { readonly name: string; readonly gloss: string };
  place: string;
  texts: Texts;
  href?: string;
}) {
  const { words, place, texts, href } = props;
  const number = <span data-figure={place}>{texts.get(place)}</span>;
  return (
    <div class="figure small">
      <dt>{words.name}</dt>
      <dd class="number">{href ? <a href={href}>{number}</a> : number}</dd>
      <dd class="counts">{words.gloss}</dd>
    </div>
  );
}

/** Whether the figures are live, as of when, and up to when they are complete. */
function StateLine({ locale, live, texts }: BoardProps & { texts: Texts }) {
  const { connection, freshness } = consoleWords[locale];
  const { state, text } = completeness(live, boardWords(locale));
  return (
    <div class="state-line">
      <p class="sign connection" data-connection="snapshot">
        <StateIcon name="snapshot" />
        <b data-text="">{connection.snapshot}</b>
        <span data-age="" />
      </p>
      <p class="moment">
        {freshness.asOf} <b data-figure="as_of">{texts.get('as_of')}</b>
      </p>
      <p class="moment">
        {freshness.completeTo} <b data-figure="complete_to">{texts.get('complete_to')}</b>
      </p>
      <p class="sign completeness" data-completeness={state}>
        <StateIcon name={state} />
        <span data-text="">{text}</span>
      </p>
    </div>
  );
}

function Legend({ locale }: { locale: Locale }) {
  const { legend, figures, counts } = consoleWords[locale];
  const { conflicts, registered } = countWords[locale];
  return (
    <details class="legend">
      <summary>{legend}</summary>
      <dl>
        {(['inside', ...DAY_FIGURES] as const).map((name) => (
          <div>
            <dt>{figures[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
        {[registered, conflicts].map((one) => (
          <div>
            <dt>{one.name}</dt>
            <dd>{one.counts}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
