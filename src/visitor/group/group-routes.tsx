import { Hono } from 'hono';
import { wholeNumber } from '../../domain/digits.ts';
import { parsePhone } from '../../domain/phone.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import { isBlank } from '../../domain/text.ts';
import type { App } from '../../env.ts';
import { cancelCoach, changeCall, changeCoaches } from '../../operations/change-group.ts';
import type { Attempt } from '../manage/attempt.ts';
import {
  keepPrivate,
  keyOf,
  leadBack,
  MEANWHILE,
  type OpenRegistration,
  openRegistration,
  settle,
  showMeanwhile,
} from '../manage/open-registration.tsx';
import { askedSince, shownBy } from '../manage/since-shown.tsx';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { showLost } from '../shared/lost-page.tsx';
import { visitorContext } from '../shared/visitor-context.ts';
import { CancelCoachPage } from './cancel-coach-page.tsx';
import { coachesOf, isGroup, standingCoaches } from './coach.ts';
import {
  countedBy,
  countsShown,
  isChangeable,
  isOfArrived,
  namedCoaches,
  readCounts,
} from './counts.ts';
import { GroupSheetPage } from './sheet-page.tsx';

/** What the head of a group does with its coaches, by the private link. */
export const groupRoutes = new Hono<App>()
  .use('/r/:secret/:of{sheet|coach|coaches|call}', keepPrivate)
  .get('/r/:secret/sheet', async (c) => {
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const isUsable = open.registration.tickets.some(({ state }) => state === 'valid');
    if (!isUsable || !isGroup(open.registration)) return leadBack(c, open);
    return c.html(<GroupSheetPage {...open} publicUrl={c.env.PUBLIC_URL} />);
  })
  .get('/r/:secret/coach', async (c) => {
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const serial = wholeNumber(c.req.query('serial') ?? '');
    const coach = coachesOf(open.registration).find((one) => one.ticket.serial === serial);
    if (!coach || !isGroup(open.registration) || !isChangeable(coach.ticket)) {
      return leadBack(c, open);
    }
    return c.html(<CancelCoachPage {...open} coach={coach} />);
  })
  // The addresses of forms: opened by themselves they are the private page.
  .get('/r/:secret/:form{coaches|call}', async (c) => {
    const open = await openRegistration(c);
    return open ? leadBack(c, open) : showLost(c, 'registration');
  })
  .post('/r/:secret/coach', formLimit, async (c) => {
    const form = await sentForm(c);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const serial = wholeNumber(textIn(form, 'serial'));
    const attempt: Attempt = { form: 'coach' };
    const othersStay = form.has('others');
    const answer = await settle(c, open, 'coach', attempt, async () => {
      if (!serial) throw new Problem('invalid_request');
      const key = await keyOf('coach', form);
      const asked = { ...linkOf(open), key, serial, othersStay };
      return cancelCoach(visitorContext(c, open.edition), asked);
    });
    if (answer.status !== PROBLEMS.busy || !othersStay) return answer;
    // The others were cancelled meanwhile: whoever asked was told that they stay.
    const now = await openRegistration(c);
    const [last, ...others] = now ? standingCoaches(now.registration) : [];
    const isLast = last?.ticket.serial === serial && others.length === 0;
    return now && last && isLast
      ? c.html(<CancelCoachPage {...now} coach={last} />, MEANWHILE)
      : answer;
  })
  .post('/r/:secret/coaches', formLimit, async (c) => {
    const form = await sentForm(c);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const { registration, edition, locale } = open;
    const shown = shownBy(form);
    const all = readCounts(form);
    const since = shown && askedSince(all, shown, countsShown(registration));
    const typed = since?.altered ?? all;
    const slot = textIn(form, 'instead') || textIn(form, 'slot');
    const attempt: Attempt = { form: 'coaches', slot, typed };
    const isLate = since !== null && isOfArrived(typed, registration);
    if (since?.isStale && !isLate) return showMeanwhile(c, open, attempt);
    return settle(c, open, 'numbers', attempt, async () => {
      const { coaches, faults } = countedBy(typed, registration, edition, locale);
      // A window that was only shown is no choice: the group keeps the one that it has.
      const window = since && !textIn(form, 'instead') ? registration.slot : wholeNumber(slot);
      if (faults.size > 0 || !window) throw new Problem('invalid_request');
      if (isLate) throw new Problem('already_used');
      const key = await keyOf('coaches', form);
      const named = namedCoaches(coaches, typed);
      const asked = { ...linkOf(open), key, slot: window, coaches: named };
      return changeCoaches(visitorContext(c, edition), asked);
    });
  })
  .post('/r/:secret/call', formLimit, async (c) => {
    const form = await sentForm(c);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const typed = textIn(form, 'call');
    return settle(c, open, 'called', { form: 'call', call: typed }, async () => {
      const call = isBlank(typed) ? null : (parsePhone(typed, { country: 'MA' })?.e164 ?? 'wrong');
      if (call === 'wrong') throw new Problem('invalid_request');
      const key = await keyOf('call', form);
      return changeCall(visitorContext(c, open.edition), { ...linkOf(open), key, call });
    });
  });

function linkOf({ edition, secret }: OpenRegistration) {
  return { edition, secret };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
