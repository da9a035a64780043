import { can } from '../../domain/archive.ts';
import type { Release } from '../../domain/figures/release.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { inForce, type Notice, textFor, titleOf } from '../../domain/notice.ts';
import { languageNames } from '../../i18n/common.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { shellWords } from '../../i18n/shell.ts';
import { Icon } from '../../ui/icon.tsx';
import type { ToDoNow } from '../home/read-to-do.ts';
import { ToDoList } from '../home/to-do-list.tsx';
import { archOf } from '../shell/arch.ts';
import { clockAt } from '../shell/clock.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type OfferProps, Offers } from './offers.tsx';
import type { DeskProps } from './props.ts';
import { ReleasedPanel } from './released-panel.tsx';

interface ListProps extends DeskProps, Pick<OfferProps, 'holds'> {
  /** Of the page that is shown, newest first. */
  notices: readonly Notice[];
  /** The number below which older ones are found; null where there are none. */
  below: number | null;
  /** Whether this is not the first page. */
  isOlder: boolean;
  /** The newest of all, whatever page is shown. */
  newest: readonly Notice[];
  /** What waits for a reader who begins here. */
  toDo: ToDoNow | null;
  /** Of all days, in the order of their numbers. */
  releases: readonly Release[];
}

/** Everything that was published, and what the gates ask to be said. */
export function NoticesPage(props: ListProps) {
  const { locale, edition, notices, newest, now, below, isOlder } = props;
  const words = noticeDeskWords[locale];
  const base = `/console/${edition.slug}/notices`;
  const standing = newest.filter((one) => inForce(one, now)).length;
  return (
    <WorkPage
      {...props}
      page="notices"
      title={shellWords[locale].pages.notices}
      state={words.state}
      arch={archOf('notices', standing, locale)}
    >
      {can(props.member.role, edition, 'publish_notice') && (
        <>
          <p class="actions sticky">
            <a class="primary" href={`${base}/new`}>
              <Icon name="plus" />
              <span>{words.create}</span>
            </a>
          </p>
          {props.toDo && <ToDoList {...props} list={props.toDo.list} />}
          <Offers {...props} notices={newest} />
          <ReleasedPanel {...props} />
        </>
      )}
      {notices.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        <section class="panel notices-list" aria-labelledby="listed">
          <h2 id="listed">{words.listed}</h2>
          <NoticeTable {...props} />
        </section>
      )}
      {(below !== null || isOlder) && (
        <p class="pager">
          {isOlder && <a href={base}>{words.newest}</a>}
          {below !== null && <a href={`${base}?below=${below}`}>{words.older}</a>}
        </p>
      )}
    </WorkPage>
  );
}

function NoticeTable(props: ListProps) {
  const { locale, notices } = props;
  const { columns, correct, withdraw } = noticeDeskWords[locale];
  return (
    <Table labelledBy="listed">
      <Head>
        <Column>{columns.number}</Column>
        <Column>{columns.words}</Column>
        <Column>{columns.state}</Column>
        <Column>{columns.whom}</Column>
        <Column>{columns.since}</Column>
        <Column>{columns.until}</Column>
        <Column>{columns.languages}</Column>
        <Column>
          <span class="unseen">
            {correct} · {withdraw}
          </span>
        </Column>
      </Head>
      <Body>
        {notices.map((notice) => (
          <NoticeRow {...props} notice={notice} />
        ))}
      </Body>
    </Table>
  );
}

function NoticeRow(props: ListProps & { notice: Notice }) {
  const { locale, edition, notice, now } = props;
  const words = noticeDeskWords[locale];
  const { columns } = words;
  const said = textFor(notice.text, locale);
  const gate = edition.gates.find((one) => one.number === notice.gate);
  const clock = (at: number) => clockAt(at, now, edition.timezone);
  return (
    <Row data-notice={String(notice.number)}>
      <Name>
        <a href={`/console/${edition.slug}/notices/${notice.number}`}>{notice.number}</a>
      </Name>
      <Cell class="first-words">
        <span lang={said.locale} dir="auto">
          {titleOf(notice.kind, said.text)}
        </span>{' '}
        <small>{words.kinds[notice.kind]}</small>
      </Cell>
      <Cell>
        <NoticeState {...props} />
      </Cell>
      <Cell>
        <CellLabel text={columns.whom} /> {gate?.name[locale] ?? words.everybody}
      </Cell>
      <Cell>
        <CellLabel text={columns.since} /> {clock(notice.first_published_at)}
      </Cell>
      <Cell>
        <CellLabel text={columns.until} />{' '}
        {notice.until === null ? words.untilWithdrawn : clock(notice.until)}
      </Cell>
      <Cell class="languages-of">
        {LOCALES.map((one) => (
          <Written locale={one} isThere={notice.text[one] !== undefined} />
        ))}
      </Cell>
      <Cell class="notice-acts">
        <Acts {...props} />
      </Cell>
    </Row>
  );
}

/** What can be done with one that is not withdrawn; its page asks before it does. */
function Acts({ locale, member, edition, notice, now }: DeskProps & { notice: Notice }) {
  const words = noticeDeskWords[locale];
  const path = `/console/${edition.slug}/notices/${notice.number}`;
  if (notice.withdrawn_at !== null || !can(member.role, edition, 'publish_notice')) return null;
  return (
    <>
      {inForce(notice, now) && <a href={`${path}/edit`}>{words.correct}</a>}
      <a href={`${path}#withdraw`}>{words.withdraw}</a>
    </>
  );
}

/** A dot and a word for a language: full where there is a text. */
function Written({ locale, isThere }: { locale: (typeof LOCALES)[number]; isThere: boolean }) {
  return (
    <span class="written" data-there={isThere ? 'yes' : 'no'}>
      <span lang={locale}>{languageNames[locale]}</span>
      <span aria-hidden="true">{isThere ? '●' : '○'}</span>
      <span class="unseen">{isThere ? '✓' : '–'}</span>
    </span>
  );
}

/** Whether it stands, as shape and word. */
export function NoticeState({ locale, notice, now }: DeskProps & { notice: Notice }) {
  const words = noticeDeskWords[locale];
  const [shape, word] =
    notice.withdrawn_at !== null
      ? (['closed', words.withdrawn] as const)
      : inForce(notice, now)
        ? (['open', words.inForce] as const)
        : (['unseen', words.over] as const);
  return (
    <span class="sign" data-state={shape}>
      <StateIcon name={shape} />
      <span>
        {word}
        {notice.pinned && ` · ${words.pinned}`}
      </span>
    </span>
  );
}
