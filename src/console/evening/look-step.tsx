import { HOUR_MS } from '../../domain/time.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { toDoWords } from '../../i18n/to-do.ts';
import { voidWords } from '../../i18n/voids.ts';
import { CONFLICTS_SHOWN } from '../../store/gates/conflicts.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { ConflictTable } from './conflict-table.tsx';
import type { SheetProps } from './props.ts';

/** A count by eye is good for this long, ms: in between, errors add up. */
const COUNT_GOOD_MS = 2 * HOUR_MS;

/** What somebody should have seen before the figures are announced. */
export function LookStep(props: SheetProps) {
  const { locale, implausible, figures } = props;
  return (
    <>
      {implausible > 0 && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" /> <span>{voidWords[locale].onSheet(implausible)}</span>
        </p>
      )}
      <EyeCount {...props} />
      <ConflictTable {...props} total={conflictsTotal(props)} beyond={figures.beyond_booking}>
        <LookThrough {...props} />
      </ConflictTable>
    </>
  );
}

/** How many things are to be looked at. */
export function toLookAt(props: SheetProps): number {
  return unseenConflicts(props) + props.implausible + (isOldCount(props) ? 1 : 0);
}

/** When people inside were last counted by eye, and that it is too long ago. */
function EyeCount(props: SheetProps) {
  const { locale, edition, now, counted_at } = props;
  const words = eveningWords[locale].look;
  const isOld = isOldCount(props);
  const time = counted_at === null ? null : clockAt(counted_at, now, edition.timezone);
  return (
    <p class="sign" data-state={isOld ? 'waiting' : 'complete'} id="eye-count">
      <StateIcon name={isOld ? 'waiting' : 'complete'} />{' '}
      <span>{time === null ? words.neverCounted : words.counted(time)}</span>
    </p>
  );
}

function isOldCount({ counted_at, day, now }: SheetProps): boolean {
  const until = Math.min(now, day.closes_at);
  return counted_at === null || until - counted_at > COUNT_GOOD_MS;
}

/** Takes the double admissions of the day off the list of what is to do, until another comes. */
function LookThrough(props: SheetProps) {
  const { locale, edition, day, conflicts, toDo } = props;
  const words = toDoWords[locale];
  if (!toDo) return null;
  if (unseenConflicts(props) === 0) {
    return (
      <p class="sign" data-state="complete">
        <StateIcon name="complete" />
        <span>{words.allLookedThrough}</span>
      </p>
    );
  }
  const shown = conflicts.map((one) => one.received_at);
  return (
    <PostForm action={`/console/${edition.slug}/days/${day.number}/looked-through`}>
      <input type="hidden" name="seen_to" value={String(Math.max(...shown))} />
      <button type="submit" class="quiet">
        {words.lookedThrough}
      </button>
      <p class="hint">
        {words.lookedThroughNote}{' '}
        {conflictsTotal(props) > conflicts.length && words.lookedThroughCut}
      </p>
    </PostForm>
  );
}

/** Those that nobody has looked through; for whoever only looks, all of them. */
function unseenConflicts(props: SheetProps): number {
  const { toDo, day } = props;
  if (!toDo) return conflictsTotal(props);
  return toDo.conflicts.find((one) => one.day === day.number)?.n ?? 0;
}

/** As the live figures count them; the list may be cut. */
function conflictsTotal({ live, day, conflicts }: SheetProps): number {
  const counted = live.days?.find((one) => one.id === String(day.number))?.conflicts ?? 0;
  return Math.max(conflicts.length, conflicts.length < CONFLICTS_SHOWN ? 0 : counted);
}
