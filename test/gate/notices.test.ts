import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../src/client/gate/screen/notices.ts';
import { formatTime } from '../../src/i18n/format.ts';
import { onePhone } from './one-phone.ts';

const HOUR = 3_600_000;
const TEXT = { ar: 'الباب مزدحم.', zgh: 'الباب مزدحم.', fr: 'Porte très fréquentée.', en: 'Busy.' };

const one = onePhone();

const said = (locale: 'ar' | 'fr' = 'fr') =>
  noticesOf(one.phone, locale, false).find(({ kind }) => kind === 'said')?.text;

describe('what was published about a gate', () => {
  it('stands on its phones with its hour, in their language, until it is withdrawn', async () => {
    expect(said()).toBeUndefined();
    const at = one.time.now;
    one.server.notice = { number: 7, text: TEXT, at, until: null };
    await one.sync();
    const { timezone } = one.phone.books.gate.enrolment.event;
    expect(said()).toBe(`${formatTime(at, timezone)} · ${TEXT.fr}`);
    expect(said('ar')).toContain(TEXT.ar);
    one.server.notice = null;
    await one.sync();
    expect(said()).toBeUndefined();
  });

  it('stays without a network, and after the page was opened again, no longer than it said', async () => {
    one.server.notice = { number: 7, text: TEXT, at: one.time.now, until: one.time.now + HOUR };
    await one.sync();
    one.own.line.fate = () => 'cut';
    one.phone = await one.own.start();
    expect(said()).toContain(TEXT.fr);
    await one.time.pass(HOUR);
    expect(said()).toBeUndefined();
  });

  it.each([
    ['an older service says nothing of it', undefined],
    ['a newer one says it in another way', { number: 'seven', text: 'x' }],
  ])('is not shown where %s', async (_, notice) => {
    one.own.retold = (answer) => withNotice(answer, notice);
    await one.sync();
    expect(said()).toBeUndefined();
    expect(one.phone.sync.status.trouble).toBeNull();
  });
});

/** An answer as it came, with something else in the place of the notice. */
function withNotice(answer: unknown, notice: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((one) => withNotice(one, notice));
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      name === 'notice' ? notice : withNotice(value, notice),
    ]),
  );
}
