import { can } from '../../domain/archive.ts';
import {
  isPublic,
  latestOf,
  mayFollow,
  nextRelease,
  publicFrom,
  REASON_MAX,
  type Release,
} from '../../domain/figures/release.ts';
import { RELEASE_STATUSES } from '../../domain/figures/release-status.ts';
import { mayRelease } from '../../domain/figures/release-time.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { formatTime } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { momentOf } from '../../ui/released/moment.ts';
import { clockAt } from '../shell/clock.ts';
import { ErrorBox, FieldError } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import type { SheetProps } from './props.ts';

/** What is released of the day, and the way to a new release. */
export function ReleasePanel(props: SheetProps) {
  const { locale, member, edition, release } = props;
  const words = eveningWords[spokenIn(locale)];
  const mayAct = can(member.role, edition, 'release_figures');
  return (
    <>
      {release.again && (
        <p class="sign" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words.lookAgain[release.again]}</b>
        </p>
      )}
      {release.ofDay.length === 0 && !mayAct && <p>{words.notYet}</p>}
      <Releases {...props} />
      {mayAct && <ReleaseForm {...props} />}
    </>
  );
}

function Releases(props: SheetProps) {
  const { locale, member, edition, release } = props;
  const words = eveningWords[spokenIn(locale)];
  const mayAct = can(member.role, edition, 'release_figures');
  if (release.ofDay.length === 0) return null;
  return (
    <>
      <Done {...props} />
      <ul class="release-list">
        {release.ofDay.toReversed().map((one) => (
          <ReleaseLine {...props} one={one} />
        ))}
      </ul>
      <p class="release-ways">
        <a href={`/${locale}/${edition.slug}/figures/${props.day.number}`}>{words.open}</a>
        {mayAct && (
          <>
            {' · '}
            <a href="#new-release">{words.form.newVersion}</a>
          </>
        )}
        {can(member.role, edition, 'read_report') && (
          <>
            {' · '}
            <a href={`/console/${edition.slug}/days/${props.day.number}/report#picture`}>
              {reportWords[spokenIn(locale)].picture.title}
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** What was just released: public now, or once its embargo ends. */
function Done({ locale, edition, now, release }: SheetProps) {
  const spoken = spokenIn(locale);
  const words = eveningWords[spoken];
  const done = release.ofDay.find(({ number }) => number === release.done);
  if (!done) return null;
  const said = isPublic(done, now)
    ? words.done(done.number)
    : words.doneLater(done.number, ...momentOf(publicFrom(done), edition.timezone, spoken));
  return (
    <p class="sign" role="status" data-state="complete">
      <StateIcon name="complete" />
      <b>{said}</b>
    </p>
  );
}

/** A release in one line: since when it is public, or that it is not. */
export function releaseSaid(
  release: Release,
  { locale, edition, now }: Pick<SheetProps, 'locale' | 'edition' | 'now'>,
): string {
  const words = eveningWords[spokenIn(locale)];
  const { status, number } = release;
  if (!isPublic(release, now)) return words.notPublic(status, number);
  return words.released(clockAt(publicFrom(release), now, edition.timezone), status, number);
}

function ReleaseLine({ locale, edition, now, release, one }: SheetProps & { one: Release }) {
  const spoken = spokenIn(locale);
  const words = eveningWords[spoken];
  const name = release.names.get(one.number);
  return (
    <li data-release={String(one.number)}>
      <b>{releaseSaid(one, { locale, edition, now })}</b>
      {name !== undefined && <bdi>{words.releasedBy(name)}</bdi>}
      {!isPublic(one, now) && (
        <span class="sign" data-state="waiting">
          <StateIcon name="waiting" />{' '}
          {words.waits(...momentOf(publicFrom(one), edition.timezone, spoken))}
        </span>
      )}
    </li>
  );
}

/** Leads to what will be public: nothing is released by it. */
function ReleaseForm(props: SheetProps) {
  const { locale, edition, day, now, release } = props;
  const { draft, faults } = release.form;
  const spoken = spokenIn(locale);
  const words = eveningWords[spoken].form;
  const { corrects } = nextRelease(release.ofDay, { day: day.number, status: draft.status });
  const latest = latestOf(release.ofDay, day.number);
  const first = latest === null;
  const wrong = faults.map((field) => ({
    field: field === 'reason' ? 'release-reason' : field,
    text: field === 'embargo' ? words.embargoWrong : words.reasonWrong,
  }));
  if (!mayRelease('provisional', day, now)) {
    const from = formatTime(day.opens_at, edition.timezone);
    return <p>{eveningWords[spoken].notOpen(from)}</p>;
  }
  return (
    <section {...(!first && { 'aria-labelledby': 'new-release' })}>
      {!first && <h3 id="new-release">{words.newVersion}</h3>}
      {corrects !== null && <p class="hint">{words.newVersionNote(corrects)}</p>}
      <ErrorBox locale={spoken} faults={wrong} />
      <PostForm action={`/console/${edition.slug}/days/${day.number}/releases`}>
        <fieldset class="release-status">
          <legend>{words.status}</legend>
          {RELEASE_STATUSES.map((status) => (
            <label>
              <input
                type="radio"
                name="status"
                value={status}
                checked={draft.status === status}
                disabled={!mayRelease(status, day, now) || !mayFollow(latest, status)}
              />
              <span>{words.statuses[status]}</span>
            </label>
          ))}
          {!mayRelease('final', day, now) && (
            <p class="hint">{words.finalLater(formatTime(day.closes_at, edition.timezone))}</p>
          )}
        </fieldset>
        {!first && (
          <TextField
            name="reason"
            id="release-reason"
            label={words.reason}
            hint={words.reasonHint}
            value={draft.reason}
            max={REASON_MAX}
            dir="auto"
            faults={wrong}
          />
        )}
        <div class="field">
          <label for="embargo">{words.embargo}</label>
          <p class="hint" id="embargo-hint">
            {words.embargoHint}
          </p>
          <FieldError fault={wrong.find(({ field }) => field === 'embargo')} />
          <input
            id="embargo"
            name="embargo"
            type="datetime-local"
            value={draft.embargo}
            aria-describedby="embargo-hint"
          />
        </div>
        <button type="submit" class="primary">
          {words.show}
        </button>
      </PostForm>
    </section>
  );
}
