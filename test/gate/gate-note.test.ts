import { beforeEach, describe, expect, it } from 'vitest';
import { verdictText } from '../../src/client/gate/screen/parts/verdict-text.ts';
import type { TicketTerms } from '../../src/domain/admission.ts';
import { EVENT, family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const DAY = 86_400_000;
const tomorrow = family(2, { day: 2, slot: 21 });

const one = onePhone((server) => {
  server.issue(record(family(1)));
  server.issue(record(tomorrow));
});
beforeEach(() => one.sync());

async function shown(text: string) {
  const outcome = await during(one.time, one.phone.scan(text));
  if (outcome.as !== 'shown') throw new Error(`asked or missed: ${JSON.stringify(outcome)}`);
  return outcome;
}

const token = (terms: TicketTerms = family(1)) => one.mint.ticket(terms);
const typed = () => Promise.resolve(one.server.code(1));

describe('a note for the gate', () => {
  it.each([
    ['a picture of the ticket', token],
    ['the code that is typed', typed],
  ] as const)('is shown with %s, without network too', async (_, code) => {
    one.server.ask(1, 'step_free_lane');
    await one.sync();
    one.own.line.fate = () => 'cut';
    expect(await shown(await code())).toMatchObject({
      verdict: 'admitted',
      reason: null,
      note: 'step_free_lane',
    });
  });

  it('is shown in the language of the staff', async () => {
    one.server.ask(1, 'answer_in_french');
    await one.sync();
    const outcome = await shown(await token());
    const said = (['ar', 'zgh', 'fr', 'en'] as const).map(
      (locale) => verdictText(outcome, locale, EVENT).note,
    );
    expect(said).toEqual([
      'الجواب بالفرنسية',
      'ⵜⴰⵎⵔⴰⵔⵓⵜ ⵙ ⵜⴼⵔⴰⵏⵙⵉⵙⵜ',
      'Répondre en français',
      'Answer in French',
    ]);
  });

  it('is shown with a refusal as well: what the gate does is asked for the people', async () => {
    one.server.issue({ ...record(family(1)), state: 'cancelled' });
    one.server.ask(1, 'call_desk');
    await one.sync();
    const outcome = await shown(await token());
    expect(outcome).toMatchObject({ verdict: 'refused', reason: 'cancelled', note: 'call_desk' });
  });

  it('outlives the page on the phone’s disk, and goes when it is taken away', async () => {
    one.server.ask(1, 'with_group_before');
    await one.sync();
    one.own.kill();
    one.own.line.fate = () => 'cut';
    one.phone = await one.own.start();
    expect((await shown(await token())).note).toBe('with_group_before');
    one.own.line.fate = () => 'delivered';
    one.server.ask(1, null);
    await one.sync();
    expect((await shown(await token())).note).toBeNull();
  });

  it('is nothing to people who leave', async () => {
    one.server.ask(1, 'call_desk');
    await one.sync();
    await shown(await token());
    await during(one.time, one.phone.turn('exit'));
    expect(await shown(await token())).toMatchObject({ direction: 'exit', note: null });
  });

  it('is told on its own day, and dies with it', async () => {
    one.server.ask(1, 'call_desk');
    one.server.ask(2, 'step_free_lane');
    await one.sync();
    expect((await shown(await token(tomorrow))).note).toBeNull();
    await one.time.pass(DAY);
    await one.sync();
    expect((await shown(await token(tomorrow))).note).toBe('step_free_lane');
    expect(await shown(await token())).toMatchObject({ reason: 'wrong_day', note: null });
  });
});
