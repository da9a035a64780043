import type { Context } from 'hono';
import type { Day } from '../../domain/edition.ts';
import { latestOf } from '../../domain/figures/release.ts';
import { mayRelease } from '../../domain/figures/release-time.ts';
import { may } from '../../domain/roles.ts';
import { readDevices } from '../../operations/phones.ts';
import { readLive } from '../../operations/read-live.ts';
import { conflictsOf } from '../../store/gates/conflicts.ts';
import { implausibleMinutes } from '../../store/gates/implausible.ts';
import { readCounted } from '../../store/gates/unscanned-counts.ts';
import { supervisorsOf } from '../../store/members/supervisors.ts';
import { loadReleases, releasedBy } from '../../store/releases/releases.ts';
import { readDayFigures } from '../../store/reports/day-figures.ts';
import { readEvening } from '../../store/reports/evening.ts';
import { readToDo } from '../home/read-to-do.ts';
import { type MemberApp, memberContext } from '../shell/session.ts';
import { correctable } from './correction.ts';
import { EveningPage } from './page.tsx';
import type { ReleaseState, SheetForm } from './props.ts';

const EMPTY: SheetForm['draft'] = { figure: '', stated: '', reason: '' };

/** The forms of the page as they were sent, where something in one of them is wrong. */
interface Sent {
  readonly correction?: SheetForm;
  readonly release?: ReleaseState['form'];
}

/** The evening of a day, as it stands now. */
export async function eveningOf(c: Context<MemberApp>, day: Day, sent: Sent = {}) {
  const { locale, member, edition, now } = c.var;
  const live = await readLive(c.env, edition, 'exact', now);
  const asked = correctable(c.req.query('figure') ?? '') ?? '';
  const [toDo, devices, figures, counted, implausible, conflicts, release, phones, supervisors] =
    await Promise.all([
      may(member.role, 'look_through_conflicts') ? readToDo(c, live) : null,
      readDevices(memberContext(c)),
      readDayFigures(c.env.DB, edition, day.number, now),
      readCounted(c.env.DB, edition.number, day.number),
      implausibleMinutes(c.env.DB, edition.number),
      conflictsOf(c.env.DB, edition.number, day.number),
      releaseState(c, day, sent),
      readEvening(c.env.DB, edition, day, now),
      supervisorsOf(c.env.DB, edition.number),
    ]);
  return (
    <EveningPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      day={day}
      live={live}
      devices={devices}
      figures={figures}
      counted={counted}
      implausible={implausible.filter((one) => one.day === day.number).length}
      conflicts={conflicts}
      toDo={toDo}
      form={sent.correction ?? { draft: { ...EMPTY, figure: asked }, faults: [] }}
      release={release}
      missing={devices.filter(({ id }) => phones.missing.has(id))}
      supervisors={supervisors}
      counted_at={phones.counted_at}
      recorded={c.req.query('recorded') !== undefined}
    />
  );
}

async function releaseState(c: Context<MemberApp>, day: Day, sent: Sent): Promise<ReleaseState> {
  const { edition, now } = c.var;
  const [all, names] = await Promise.all([
    loadReleases(c.env.DB, edition.number),
    releasedBy(c.env.DB, edition.number),
  ]);
  const done = all.find(({ number }) => String(number) === c.req.query('released'));
  const again = c.req.query('again');
  // What follows provisional figures once the gates are closed is final.
  const status =
    latestOf(all, day.number) && mayRelease('final', day, now) ? 'final' : 'provisional';
  return {
    ofDay: all.filter((one) => one.day === day.number),
    names,
    form: sent.release ?? { draft: { status, embargo: '', reason: '' }, faults: [] },
    done: done?.number ?? null,
    again: again === 'again' || again === 'gone' ? again : null,
  };
}
