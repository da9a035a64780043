import { Hono } from 'hono';
import { publicDays, type Release } from '../../domain/figures/release.ts';
import { Problem } from '../../domain/problem.ts';
import { forgetAnswers } from '../../http/micro-cache.ts';
import { prepareRelease, releaseFigures } from '../../operations/releases.ts';
import { loadPrepared, loadReleases } from '../../store/releases/releases.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { dayIn } from './day-in.ts';
import { eveningOf } from './evening-of.tsx';
import { pressTextOf } from './press-text.ts';
import { readRelease } from './release-form.ts';
import { ReleasePage } from './release-page.tsx';

/** Looking at what will be public of a day, and releasing it. */
export const releases = new Hono<MemberApp>();

const BASE = '/console/:slug/days/:day/releases';

releases.post(BASE, requirePermission('release_figures'), async (c) => {
  const { edition, form: id, now } = c.var;
  const day = dayIn(edition, c.req.param('day'));
  const read = readRelease(await c.req.parseBody(), edition, now);
  if (!read.ok) return c.html(await eveningOf(c, day, { release: read }), 422);
  const { origin } = new URL(c.env.PUBLIC_URL);
  const isShown = await prepareRelease(memberContext(c), {
    edition,
    order: { id, day: day.number, ...read.asked },
    write: (facts) => pressTextOf(facts, edition, origin),
  });
  const base = `/console/${edition.slug}/days/${day.number}`;
  return c.redirect(isShown ? `${base}/releases/${id}` : `${base}/close?again=again#release`, 303);
});

releases.get(`${BASE}/:id`, requirePermission('release_figures'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const day = dayIn(edition, c.req.param('day'));
  const id = c.req.param('id');
  const close = `/console/${edition.slug}/days/${day.number}/close`;
  const prepared = await loadPrepared(c.env.DB, edition.number, id);
  if (!prepared || prepared.day !== day.number)
    return c.redirect(`${close}?again=gone#release`, 303);
  if (prepared.released_at !== null) {
    return c.redirect(`${close}?released=${prepared.number}#release`, 303);
  }
  const release: Release = { ...prepared, released_at: now };
  // As if its embargo were over: that is what there will be to read.
  const all = [...(await loadReleases(c.env.DB, edition.number)), { ...release, embargo: null }];
  const shown = publicDays(all, now).find((one) => one.day === day.number);
  if (!shown) throw new Problem('not_found');
  return c.html(<ReleasePage {...{ locale, member, edition, now, day, id, release, shown }} />);
});

releases.post(`${BASE}/:id/release`, requirePermission('release_figures'), async (c) => {
  const { edition } = c.var;
  const day = dayIn(edition, c.req.param('day'));
  const close = `/console/${edition.slug}/days/${day.number}/close`;
  const release = await releaseFigures(memberContext(c), { id: c.req.param('id') });
  forgetAnswers();
  if (!release) return c.redirect(`${close}?again=gone#release`, 303);
  const said = release.released_at === null ? 'again=again' : `released=${release.number}`;
  return c.redirect(`${close}?${said}#release`, 303);
});
