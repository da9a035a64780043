import { daysUntil } from '../../domain/wish.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import type { WishReader } from '../../store/wishes/desk.ts';
import { isWaiting, type WishQueue, type WishRow } from '../../store/wishes/read.ts';
import { archOf } from '../shell/arch.ts';
import { clockAt } from '../shell/clock.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { StateIcon, type StateIconName } from '../shell/state-icons.tsx';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { writtenPlace } from './place.ts';
import type { WishesProps } from './props.ts';

interface QueueProps extends WishesProps {
  queue: WishQueue;
  /** Everybody who reads them. */
  readers: readonly WishReader[];
  /** Whether this is not the first page. */
  isLater: boolean;
}

/** The wishes of an edition, those that wait for an answer first, by their deadline. */
export function QueuePage(props: QueueProps) {
  const { locale, edition, now, queue, isLater } = props;
  const spoken = spokenIn(locale);
  const words = wishesWords[locale];
  const { nearest, next } = queue;
  const days = nearest === null ? null : daysUntil(nearest, now, edition.timezone);
  const late = queue.shown.filter((one) => isLate(one, props)).length;
  const base = `/console/${edition.slug}/wishes`;
  return (
    <WorkPage
      {...props}
      page="wishes"
      title={shownTitle(props)}
      state={late > 0 ? words.overdue(late) : queue.open === 0 ? words.none : words.state}
      {...(days !== null && { arch: archOf('wishes', Math.max(0, days), spoken) })}
      spoken={spoken}
    >
      {queue.shown.length === 0 ? <EmptyState text={words.empty} /> : <WishTable {...props} />}
      {(next !== null || isLater) && (
        <p class="pager">
          {isLater && <a href={base}>{words.first}</a>}
          {next !== null && <a href={`${base}?after=${writtenPlace(next)}`}>{words.more}</a>}
        </p>
      )}
      <Readers {...props} />
    </WorkPage>
  );
}

function shownTitle({ locale }: WishesProps): string {
  return wishesWords[locale].title;
}

/** Whoever reads them sees who else does. */
function Readers({ locale, readers }: QueueProps) {
  const words = wishesWords[locale];
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{words.readers}</h2>
      <p>
        {readers.map(({ name }, at) => (
          <>
            {at > 0 && ' · '}
            <bdi>{name}</bdi>
          </>
        ))}
      </p>
    </section>
  );
}

function WishTable(props: QueueProps) {
  const { locale, queue } = props;
  const { columns, back } = wishesWords[locale];
  return (
    <div class="queue wish-queue">
      <h2 class="unseen" id="queue">
        {back}
      </h2>
      <Table labelledBy="queue">
        <Head>
          <Column>{columns.number}</Column>
          <Column>{columns.received}</Column>
          <Column>{columns.deadline}</Column>
          <Column>{columns.state}</Column>
        </Head>
        <Body>
          {queue.shown.map((wish) => (
            <WishLine {...props} wish={wish} />
          ))}
        </Body>
      </Table>
    </div>
  );
}

function WishLine(props: QueueProps & { wish: WishRow }) {
  const { locale, edition, now, wish } = props;
  const spoken = spokenIn(locale);
  const { columns, one } = wishesWords[locale];
  return (
    <Row data-wish={String(wish.number)}>
      <Name>
        <a href={`/console/${edition.slug}/wishes/${wish.number}`}>{one(wish.number)}</a>
      </Name>
      <Cell>
        <CellLabel text={columns.received} /> {clockAt(wish.received_at, now, edition.timezone)}
      </Cell>
      <Cell>
        <CellLabel text={columns.deadline} />{' '}
        {formatCalendarDate(wish.answer_by, spoken, 'without_year')}
      </Cell>
      <Cell>
        <WishSign {...props} />
      </Cell>
    </Row>
  );
}

const SHAPES: Readonly<Record<WishRow['state'], StateIconName>> = {
  received: 'waiting',
  reading: 'connecting',
  granted: 'complete',
  not_possible: 'closed',
  closed: 'signed_off',
};

/** Where a wish stands: shape, word and colour, and whether its deadline is past. */
export function WishSign(props: WishesProps & { wish: WishRow }) {
  const { locale, wish } = props;
  const words = wishesWords[locale];
  const late = isLate(wish, props);
  const shape = late ? 'waiting' : SHAPES[wish.state];
  return (
    <span class="sign" data-state={shape}>
      <StateIcon name={shape} />
      <span>
        {words.states[wish.state]}
        {late && ` · ${words.late}`}
        {wish.erased_at !== null && ` · ${words.erased}`}
      </span>
    </span>
  );
}

function isLate(wish: WishRow, { now, edition }: WishesProps): boolean {
  const days = daysUntil(wish.answer_by, now, edition.timezone);
  return isWaiting(wish) && days < 0;
}
