import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { askRegistrar, registrarOf } from '../../src/actors/stubs.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { answered, fieldOf, open, send } from './forms.ts';
import { standingAlone } from './standing-alone.ts';
import { daysWith, enrol, newWorld, registered, scanOne, vouchedFor, type World } from './world.ts';
import { seated } from './writers.ts';

// The head of a group has one page for all its coaches; what is passed on of it allows no change.

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(400, 100, 300) });
});

const SCHOOL = {
  kind: 'school',
  party: { girls: 45, boys: 45, adults: 9, coaches: 3 },
  organisation: 'مدرسة الأمل',
};

/** The private page of a school of three coaches, of 33 people each, that is vouched for. */
async function school(change: Record<string, unknown> = SCHOOL): Promise<string> {
  const { registration } = await registered(world, { ...(await vouchedFor(world, change)) });
  return new URL(registration.manage_url).pathname;
}

async function viewOf(page: string) {
  const view = await registrationBySecret(env, page.slice(3), Date.now());
  if (!view) throw new Error('the link opens nothing');
  return view;
}

/** The form for the numbers, as the page has it. */
async function numbersForm(page: string): Promise<URLSearchParams> {
  const { html } = await open(`${page}?lang=en`);
  const [form = ''] = /<form[^>]*\/coaches\?[\s\S]*?<\/form>/.exec(html) ?? [];
  const fields = [...form.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
}

async function counted(page: string, change: (form: URLSearchParams) => void) {
  const form = await numbersForm(page);
  change(form);
  return { form, ...(await send(`${page}/coaches?lang=en`, form)) };
}

async function cancelled(page: string, serial: number, key: string = crypto.randomUUID()) {
  return send(`${page}/coach?lang=en`, new URLSearchParams({ key, serial: String(serial) }));
}

async function serialsOf(page: string): Promise<number[]> {
  return (await viewOf(page)).tickets.map(({ serial }) => serial);
}

const arrived = async (page: string, at = 0) => {
  const { tickets } = await viewOf(page);
  return scanOne(await enrol(world), { ticket: tickets[at]?.token ?? '' });
};

describe('the page of a group', () => {
  it('names whose visit it is, and has a row and a ticket for each coach', async () => {
    const page = await school();
    const { html } = await open(`${page}?lang=en`);
    expect(html).toContain('Visit of مدرسة الأمل');
    expect(html).toMatch(/Coach 1 ·\u00a03 adults and 30 children ·\u00a0gate \d ·\u00a0\d\d:\d\d/);
    expect(html).toContain('Coach 3');
    expect(html.match(/href="\/t\//g)).toHaveLength(3);
    expect(html).toContain('Send the ticket to the person in charge of the coach');
    expect(html).not.toMatch(standingAlone('bay'));
  });

  it('says the bay of each coach, side by side, where its gate has bays', async () => {
    await env.DB.prepare(`UPDATE gate SET bays = '["P1","P2"]' WHERE event = ?1`)
      .bind(world.number)
      .run();
    const page = await school();
    const { html } = await open(`${page}?lang=en`);
    const bays = [...html.matchAll(/bay (P\d)/g)].map(([, name]) => name);
    expect(bays).toHaveLength(3);
    expect(new Set(bays).size).toBe(2);
  });

  it('that is new has the people and the number of each ticket one below the other', async () => {
    const { html } = await open(`${await school()}?lang=en&new=1`);
    const row =
      /<span class="muted">3 adults and 30 children<\/span><br class="break"\/><bdi class="code">/;
    expect(html).toMatch(row);
  });

  it('is for associations alike', async () => {
    const page = await school({
      kind: 'association',
      party: { adults: 60, children: 20, coaches: 2 },
      organisation: 'جمعية النور',
    });
    expect((await viewOf(page)).tickets.map(({ adults }) => adults)).toEqual([30, 30]);
    const { html } = await open(`${page}?lang=en`);
    expect(html).toContain('Visit of جمعية النور');
    expect(html.match(/name="children-/g)).toHaveLength(2);
    expect(html).not.toContain('name="girls-');
  });

  it('is printed as one sheet with a part for each coach, which leads to no private page', async () => {
    const page = await school();
    const sheet = await open(`${page}/sheet?lang=en`);
    expect(sheet.status).toBe(200);
    expect(sheet.headers.get('Cache-Control')).toContain('no-store');
    const parts = sheet.html.match(/<article class="coach-part">[\s\S]*?<\/article>/g) ?? [];
    expect(parts).toHaveLength(3);
    expect(parts[1]).toContain('Coach 2 of 3');
    expect(parts[1]).toContain('<svg');
    expect(parts.join('')).not.toContain('/r/');
    // A gate whose name begins with its sign is not said twice.
    expect(parts[0]).toMatch(/<p class="coach-where"><strong>Gate \d[^<]*<\/strong><\/p>/);
  });

  it('gives tickets to pass on that know nothing of the private page', async () => {
    const page = await school();
    const { tickets } = await viewOf(page);
    for (const { token } of tickets) {
      const { html } = await open(`/t/${token.toLowerCase()}?lang=en`);
      expect(html).not.toContain('/r/');
      expect(html).not.toContain(page.slice(3));
      expect(html).not.toContain('مدرسة الأمل');
    }
  });
});

describe('numbers of coaches', () => {
  it('change coach by coach, with girls and boys told apart, and links sent before still work', async () => {
    const page = await school();
    const before = await viewOf(page);
    const [first = 0] = await serialsOf(page);
    const sent = await counted(page, (form) => {
      form.set(`girls-${first}`, '10');
      form.set(`adults-${first}`, '٤');
    });
    expect(sent.headers.get('Location')).toContain('done=numbers');
    const after = await viewOf(page);
    expect(after.tickets[0]).toMatchObject({ adults: 4, children: 25, girls: 10 });
    expect(after.tickets[1]).toEqual(before.tickets[1]);
    expect(after.party).toMatchObject({ adults: 10, children: 85, girls: 40, boys: 45 });
    expect(await seated(world.number)).toMatchObject({ taken: 95 });
    const old = await open(`/t/${before.tickets[0]?.token.toLowerCase()}?lang=en`);
    expect(old.html).toContain('4 adults and 25 children');
    const gate = await scanOne(await enrol(world), { ticket: before.tickets[0]?.token ?? '' });
    expect(gate).toMatchObject({ verdict: 'admitted', people: 29 });
  });

  it('are written once, however often the form is sent', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const { form } = await counted(page, (one) => one.set(`boys-${first}`, '0'));
    const again = await Promise.all([1, 2, 3].map(() => send(`${page}/coaches?lang=en`, form)));
    expect(again.map(({ status }) => status)).toEqual([303, 303, 303]);
    const sql = `SELECT count(*) AS n FROM registration_change WHERE event = ?1 AND verb = 'coaches'`;
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(1);
  });

  it('change still for the others when one coach is in, and no more for that one', async () => {
    const page = await school();
    const form = await numbersForm(page);
    const [first = 0, second = 0] = await serialsOf(page);
    expect(await arrived(page)).toMatchObject({ verdict: 'admitted', people: 33 });
    form.set(`adults-${second}`, '5');
    expect((await send(`${page}/coaches?lang=en`, form)).status).toBe(303);
    expect((await viewOf(page)).tickets[1]?.adults).toBe(5);
    const { html } = await open(`${page}?lang=en`);
    expect(html).not.toContain(`name="adults-${first}"`);
    expect(html).toContain('This coach is in');
    expect(html).toContain('More or fewer, you still enter');
  });

  it('of a coach that comes in at that moment stay as they are', async () => {
    const page = await school();
    const view = await viewOf(page);
    const [first = 0] = await serialsOf(page);
    await arrived(page);
    const outcome = await askRegistrar(env, world.number, (registrar) =>
      registrar.change(
        world.number,
        view.id,
        {
          type: 'coaches',
          slot: 1,
          coaches: [{ serial: first, adults: 1, children: 0, girls: 0 }],
        },
        'holder',
      ),
    );
    expect(outcome).toMatchObject({ outcome: 'already_used' });
    expect((await viewOf(page)).tickets[0]).toMatchObject({ adults: 3, children: 30 });
  });

  it('grow by as many as any party may have, beyond those that were agreed to', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const tooMany = await counted(page, (form) => form.set(`adults-${first}`, '14'));
    expect(tooMany.status).toBe(422);
    expect(tooMany.html).toContain('The number agreed on is 109 people at most');
    expect(tooMany.html).toContain('value="14"');
    const some = await counted(page, (form) => form.set(`adults-${first}`, '13'));
    expect(some.status).toBe(303);
    // Not a step at a time either.
    const more = await counted(page, (form) => form.set(`adults-${first}`, '14'));
    expect(more.status).toBe(422);
    // Fewer, and as many again.
    expect((await counted(page, (form) => form.set(`girls-${first}`, '0'))).status).toBe(303);
    expect((await counted(page, (form) => form.set(`girls-${first}`, '15'))).status).toBe(303);
  });

  it('that two heads change at once are both kept, each by the coach that was typed of', async () => {
    const page = await school();
    const [first = 0, second = 0] = await serialsOf(page);
    const [one, other] = [await numbersForm(page), await numbersForm(page)];
    one.set(`adults-${first}`, '4');
    other.set(`adults-${second}`, '5');
    const sent = await Promise.all(
      [one, other].map((form) => send(`${page}/coaches?lang=en`, form)),
    );
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect((await viewOf(page)).tickets.map(({ adults }) => adults)).toEqual([4, 5, 3]);
  });

  it('typed on a page that is older say so before they undo another’s', async () => {
    const page = await school();
    const [first = 0, second = 0] = await serialsOf(page);
    const old = await numbersForm(page);
    await counted(page, (form) => {
      form.set(`adults-${first}`, '4');
      form.set(`girls-${second}`, '10');
    });
    old.set(`adults-${first}`, '5');
    const sent = await send(`${page}/coaches?lang=en`, old);
    expect(sent.status).toBe(409);
    expect(sent.html).toContain('Somebody changed this registration while you had it open');
    expect(sent.html).toContain(`name="adults-${first}" type="text" inputmode="numeric" value="5"`);
    expect(sent.html).toContain(
      `name="girls-${second}" type="text" inputmode="numeric" value="10"`,
    );
    expect((await viewOf(page)).tickets[0]).toMatchObject({ adults: 4 });
  });

  it('typed on a page that is older do not move the group back', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const old = await numbersForm(page);
    const move = { key: crypto.randomUUID(), slot: '3', adults: '9', children: '90' };
    await send(`${page}/change?lang=en`, new URLSearchParams(move));
    old.set(`adults-${first}`, '5');
    expect((await send(`${page}/coaches?lang=en`, old)).status).toBe(303);
    expect(await viewOf(page)).toMatchObject({ slot: 3, party: { adults: 11 } });
  });

  it('of a coach that has come in since are not taken for changed', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const old = await numbersForm(page);
    await arrived(page);
    old.set(`adults-${first}`, '5');
    const sent = await send(`${page}/coaches?lang=en`, old);
    expect(sent.status).toBe(409);
    expect(sent.html).toContain('This coach has just come in');
  });

  it('that find no room say so, with the nearest windows that have it', async () => {
    world = await newWorld({ days: daysWith(165, 60, 300) });
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const full = await counted(page, (form) => form.set(`adults-${first}`, '8'));
    expect(full.status).toBe(409);
    expect(full.html).toMatch(
      /from \d\d:\d\d to \d\d:\d\d has no room for 104 people\. Nearest windows/,
    );
    expect(full.html).toContain('name="instead" value="3"');
    expect(full.html).not.toContain('name="instead" value="2"');
    expect(await seated(world.number)).toMatchObject({ taken: 99 });
    full.form.set('instead', '3');
    const moved = await send(`${page}/coaches?lang=en`, full.form);
    expect(moved.headers.get('Location')).toContain('done=numbers');
    const after = await viewOf(page);
    expect(after).toMatchObject({ slot: 3, held: 104, party: { adults: 14, children: 90 } });
    expect(after.tickets.map(({ slot }) => slot)).toEqual([3, 3, 3]);
  });

  it.each([
    ['1e300', 422],
    ['-1', 422],
    ['999999999', 422],
    ['256', 422],
    ['٣٫٥', 422],
    ['Fatima', 422],
  ])('that are %s are not written', async (typed, status) => {
    const page = await school();
    const before = await viewOf(page);
    const [first = 0] = await serialsOf(page);
    const sent = await counted(page, (form) => form.set(`girls-${first}`, typed));
    expect(sent.status).toBe(status);
    expect(sent.html).toContain('Coach 1, Girls');
    expect(await viewOf(page)).toEqual(before);
  });

  it('leave no coach empty, and no group without an adult', async () => {
    const page = await school();
    const serials = await serialsOf(page);
    const [first = 0] = serials;
    const empty = await counted(page, (form) => {
      for (const name of ['girls', 'boys', 'adults']) form.set(`${name}-${first}`, '0');
    });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Each coach has at least one person');
    const alone = await counted(page, (form) => {
      for (const serial of serials) form.set(`adults-${serial}`, '0');
    });
    expect(alone.status).toBe(422);
    expect(alone.html).toContain('At least one adult');
  });

  it('are those of this group alone', async () => {
    const page = await school();
    const other = await school();
    const [stranger = 0] = await serialsOf(other);
    const before = await viewOf(other);
    const sent = await counted(page, (form) => form.set(`adults-${stranger}`, '1'));
    expect(sent.status).toBe(303);
    expect(await viewOf(other)).toEqual(before);
  });
});

describe('one coach', () => {
  it('is cancelled alone: its places go back, the others keep tickets and numbers', async () => {
    const page = await school();
    const before = await viewOf(page);
    const [, second = 0] = await serialsOf(page);
    const asked = await open(`${page}/coach?lang=en&serial=${second}`);
    expect(asked.html).toContain('Cancel Coach 2?');
    const sent = await cancelled(page, second);
    expect(sent.headers.get('Location')).toContain('done=coach');
    const after = await viewOf(page);
    expect(after).toMatchObject({ status: 'confirmed', held: 66, party: { coaches: 2 } });
    expect(after.party).toMatchObject({ adults: 6, children: 60, girls: 30, boys: 30 });
    expect(after.tickets.map(({ state }) => state)).toEqual(['valid', 'cancelled', 'valid']);
    expect([after.tickets[0], after.tickets[2]]).toEqual([before.tickets[0], before.tickets[2]]);
    expect(await seated(world.number)).toMatchObject({ taken: 66 });
    const refused = await scanOne(await enrol(world), { ticket: before.tickets[1]?.token ?? '' });
    expect(refused).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    const sheet = await open(`${page}/sheet?lang=en`);
    expect(sheet.html).toContain('Coach 3 of 3');
    expect(sheet.html).not.toContain('Coach 2 of 3');
  });

  it('is cancelled once, however often it is asked, at once too', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const answers = await Promise.all([1, 2, 3].map(() => cancelled(page, first)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await viewOf(page)).toMatchObject({ held: 66, party: { coaches: 2 } });
  });

  it('that comes in meanwhile is not cancelled, and both cannot happen', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    const [scan, sent] = await Promise.all([arrived(page), cancelled(page, first)]);
    const { tickets } = await viewOf(page);
    const isIn = scan.verdict === 'admitted';
    expect(tickets[0]?.state).toBe(isIn ? 'valid' : 'cancelled');
    expect(sent.status).toBe(isIn ? 409 : 303);
    const late = await cancelled(page, first);
    expect(late.status).toBe(isIn ? 409 : 303);
    if (isIn) expect(late.html).toContain('This coach has just come in');
  });

  it('is the whole visit when it is the last', async () => {
    const page = await school();
    for (const serial of await serialsOf(page)) await cancelled(page, serial);
    expect(await viewOf(page)).toMatchObject({ status: 'cancelled', held: 0 });
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
  });

  it('is not the whole visit for a head who was told that the others stay', async () => {
    const page = await school({ ...SCHOOL, party: { girls: 30, boys: 30, adults: 6, coaches: 2 } });
    const [first = 0, second = 0] = await serialsOf(page);
    const fieldsOf = async (serial: number) => {
      const { html } = await open(`${page}/coach?lang=en&serial=${serial}`);
      const names = ['key', 'serial', 'others'];
      return new URLSearchParams(names.map((name) => [name, fieldOf(html, name)]));
    };
    const forms = [await fieldsOf(first), await fieldsOf(second)];
    const sent = await Promise.all(forms.map((form) => send(`${page}/coach?lang=en`, form)));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [asked] = sent.filter(({ status }) => status === 409);
    expect(asked?.html).toContain('This is the last coach');
    expect(await viewOf(page)).toMatchObject({ status: 'confirmed', party: { coaches: 1 } });
  });

  it('of another group, or none at all, is not cancelled', async () => {
    const page = await school();
    const [stranger = 0] = await serialsOf(await school());
    for (const serial of [stranger, 0, 9_999_999]) {
      expect((await cancelled(page, serial)).status).toBe(422);
    }
    expect(await viewOf(page)).toMatchObject({ held: 99 });
  });

  it('that was cancelled stays at home when the others move to another window', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    await cancelled(page, first);
    const form = { key: crypto.randomUUID(), slot: '3', adults: '6', children: '60' };
    const sent = await send(`${page}/change?lang=en`, new URLSearchParams(form));
    expect(sent.headers.get('Location')).toContain('done=changed');
    const after = await viewOf(page);
    expect(after).toMatchObject({ slot: 3, held: 66 });
    expect(after.tickets.map(({ state }) => state)).toEqual(['cancelled', 'valid', 'valid']);
  });
});

describe('a group that moves to another day and back', () => {
  const tomorrow = '7';
  const moves = async (page: string, slot: string) => {
    const form = new URLSearchParams({ key: crypto.randomUUID(), slot, adults: '', children: '' });
    const sent = await send(`${page}/change?lang=en`, form);
    expect(sent.headers.get('Location')).toContain('done=changed');
  };

  it.each(['before it', 'on that day'])(
    'leaves at home the coach that was cancelled %s',
    async (when) => {
      const page = await school();
      const before = await viewOf(page);
      if (when === 'before it') await cancelled(page, before.tickets[0]?.serial ?? 0);
      await moves(page, tomorrow);
      const there = await viewOf(page);
      if (when === 'on that day') await cancelled(page, there.tickets[0]?.serial ?? 0);
      await moves(page, '1');
      const valid = (await viewOf(page)).tickets.filter(({ state }) => state === 'valid');
      // Whoever had the ticket of one that still comes has it again, and nobody else's.
      expect(valid.map(({ serial }) => serial)).toEqual([
        before.tickets[1]?.serial,
        before.tickets[2]?.serial,
      ]);
      const passedOn = await scanOne(await enrol(world), {
        ticket: before.tickets[0]?.token ?? '',
      });
      expect(passedOn).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    },
  );

  it('still shows the one that was cancelled, with the numbers of the others as they were', async () => {
    const page = await school();
    const [first = 0] = await serialsOf(page);
    await cancelled(page, first);
    await moves(page, tomorrow);
    const { tickets } = await viewOf(page);
    expect(tickets.map(({ state }) => state)).toEqual(['cancelled', 'valid', 'valid']);
    expect((await open(`${page}/sheet?lang=en`)).html).toContain('Coach 3 of 3');
  });
});

describe('another window for a group', () => {
  it('is asked for without numbers, and leaves those that were changed meanwhile', async () => {
    const page = await school({
      kind: 'association',
      party: { adults: 60, children: 20, coaches: 2 },
      organisation: 'جمعية النور',
    });
    const [, form = ''] =
      /(<form[^>]*\/change\?[\s\S]*?<\/form>)/.exec((await open(`${page}?lang=en`)).html) ?? [];
    expect(form).not.toMatch(/name="(adults|children)"/);
    const [first = 0] = await serialsOf(page);
    await counted(page, (one) => one.set(`adults-${first}`, '20'));
    const body = new URLSearchParams({ key: fieldOf(form, 'key'), slot: '3' });
    const sent = await send(`${page}/change?lang=en`, body);
    expect(sent.headers.get('Location')).toContain('done=changed');
    expect(await viewOf(page)).toMatchObject({ slot: 3, party: { adults: 50, children: 20 } });
  });
});

describe('the number to call', () => {
  const called = (page: string, call: string, key: string = crypto.randomUUID()) =>
    send(`${page}/call?lang=en`, new URLSearchParams({ key, call }));

  it('is asked for with the registration, sealed, and shown to the head alone', async () => {
    const path = `/en/${world.slug}/days/1?kind=school`;
    const form = await open(path);
    expect(form.html).toContain('Number to call if a coach is late');
    const body = answered(form.html, {
      ...{ girls: '4', boys: '3', adults: '1', coaches: '1', children: '' },
      ...{ organisation: 'مدرسة الأمل', call: '0611223344' },
    });
    const sent = await send(path, body);
    const page = (sent.headers.get('Location') ?? '').split('?')[0] ?? '';
    expect((await open(`${page}?lang=en`)).html).toContain('value="+212611223344"');
    const { results } = await env.DB.prepare('SELECT * FROM registration WHERE event = ?1')
      .bind(world.number)
      .all();
    expect(JSON.stringify(results)).not.toContain('611223344');
  });

  it('changes as often as it is needed, and back again', async () => {
    const page = await school();
    for (const call of ['0611223344', '0655443322', '0611223344', '']) {
      const sent = await called(page, call);
      expect(sent.headers.get('Location')).toContain('done=called');
      const { html } = await open(`${page}?lang=en`);
      expect(fieldOf(html, 'call')).toBe(call === '' ? '' : `+212${call.slice(1)}`);
    }
  });

  it('that is none is not kept, nor what was typed lost', async () => {
    const page = await school();
    const sent = await called(page, '12 <b>');
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('value="12 &lt;b&gt;"');
    expect(sent.html).toContain('This number is not recognised');
  });

  it('is refused once its day is over, and nobody is asked to wait', async () => {
    const page = await school();
    await env.DB.prepare('UPDATE day SET opens_at = 1, closes_at = 2 WHERE event = ?1')
      .bind(world.number)
      .run();
    await registrarOf(env, world.number).reload(world.number);
    expect((await called(page, '0611223344')).status).toBe(422);
  });

  it('belongs to no family', async () => {
    const { registration } = await registered(world);
    const page = new URL(registration.manage_url).pathname;
    expect((await called(page, '0611223344')).status).toBe(422);
    expect((await cancelled(page, 1)).status).toBe(422);
    expect((await open(`${page}/sheet`)).status).toBe(303);
  });
});

describe('the form of a group', () => {
  it('says that a window has no room for all of them, and which do', async () => {
    world = await newWorld({ days: daysWith(50, 40, 300) });
    const path = `/en/${world.slug}/days/1?kind=school`;
    const form = await open(path);
    const { group_code } = await vouchedFor(world, {});
    const body = answered(form.html, {
      ...{ girls: '50', boys: '40', adults: '9', coaches: '3', children: '' },
      ...{ organisation: 'مدرسة الأمل', group_code: String(group_code) },
    });
    const sent = await send(path, body);
    expect(sent.status).toBe(409);
    expect(sent.html).toMatch(/has no room for 99 people\. Nearest windows that do:/);
    expect(sent.html).toContain('name="instead" value="3"');
  });
});
