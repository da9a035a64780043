import { type Context, Hono } from 'hono';
import { can } from '../../domain/archive.ts';
import { backupDays, beyondRecovery } from '../../domain/erasure.ts';
import { Problem } from '../../domain/problem.ts';
import { SEARCH_TEXT_MOST } from '../../domain/search-text.ts';
import { daySpan } from '../../domain/staffed.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { eraseEdition } from '../../operations/erase-edition.ts';
import { eraseFoundWishes, erasePerson } from '../../operations/erase-person.ts';
import { findPerson } from '../../operations/find-person.ts';
import { giveCopy, openPerson } from '../../operations/held-person.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import { run } from '../../store/d1/batch.ts';
import { readPurge } from '../../store/editions/purge.ts';
import { keptExports } from '../../store/exports/export-files.ts';
import { readErasedPeople } from '../../store/held/erased-people.ts';
import { countHeld } from '../../store/held/row-counts.ts';
import { looksByHour } from '../../store/members/audit-looks.ts';
import { touchFault, touchFor } from '../entry/touch.ts';
import { dayOf, readQuery } from '../log/read-query.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { CopyPage } from './copy-page.tsx';
import { PrivacyDeskPage } from './desk-page.tsx';
import type { Sought } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';
import { personPath, privacyPath } from './props.ts';

/** The data officer's desk. What is looked for is sent, and stays out of addresses. */
export const privacy = new Hono<MemberApp>();

const PATH = '/console/:slug/privacy';
const ID = /^[0-9a-z-]{36}$/;

privacy.get(PATH, requirePermission('read_privacy'), async (c) => c.html(await deskPage(c, null)));

privacy.post(PATH, requirePermission('open_person'), async (c) =>
  c.html(await deskPage(c, await soughtIn(c))),
);

privacy.post(`${PATH}/wishes`, requirePermission('erase_person'), async (c) => {
  const { edition } = c.var;
  await eraseFoundWishes(memberContext(c), { edition, text: await textOf(c) });
  return c.html(await deskPage(c, { ...(await soughtIn(c)), isErased: true }));
});

privacy.get(`${PATH}/people/:id`, requirePermission('open_person'), async (c) => {
  return c.html(await personPage(c));
});

// The address of what was sent, asked for by itself: a page in another language, a page gone back to.
for (const form of ['copy', 'erase']) {
  privacy.get(`${PATH}/people/:id/${form}`, requirePermission('open_person'), (c) =>
    c.redirect(personPath(c.var.edition, idOf(c)), 303),
  );
}

for (const form of ['erase', 'wishes']) {
  privacy.get(`${PATH}/${form}`, requirePermission('read_privacy'), (c) =>
    c.redirect(privacyPath(c.var.edition), 303),
  );
}

// Behind a passkey that was touched for this form: a session that somebody left open is too little.
privacy.post(`${PATH}/erase`, requirePermission('erase_edition'), async (c) => {
  const { edition } = c.var;
  const fault = await touchFault(c, 'erase_edition');
  if (fault) return c.html(await deskPage(c, null, fault), 422);
  await eraseEdition(memberContext(c), { edition });
  return c.redirect(`${privacyPath(edition)}#end`, 303);
});

privacy.post(`${PATH}/people/:id/copy`, requirePermission('give_copy'), async (c) => {
  const { locale, edition } = c.var;
  const { form } = await c.req.parseBody();
  const id = idOf(c);
  const chosen = await chosenIn(c);
  if (chosen.length === 0) {
    const text = privacyWords[locale].copy.noneChosen;
    return c.html(await personPage(c, [{ field: 'copied', text }]), 422);
  }
  const copy = await giveCopy(memberContext(c), { edition, id, chosen });
  if (form !== 'file') return c.html(<CopyPage {...personProps(c, id)} copy={copy} />);
  c.header('Content-Type', 'application/json; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="abwab-${edition.slug}.json"`);
  return c.body(`${JSON.stringify(copy, null, 2)}\n`);
});

privacy.post(`${PATH}/people/:id/erase`, requirePermission('erase_person'), async (c) => {
  const { locale, edition } = c.var;
  const id = idOf(c);
  const ids = await chosenIn(c);
  if (ids.length === 0) {
    const text = privacyWords[locale].erase.noneChosen;
    return c.html(await personPage(c, [{ field: 'ids', text }]), 422);
  }
  await erasePerson(memberContext(c), { edition, person: { ids } });
  return c.redirect(personPath(edition, ids.includes(id) ? id : (ids[0] ?? id)), 303);
});

/** The registrations and places in wait lists that are ticked. */
async function chosenIn(c: Context<MemberApp>): Promise<string[]> {
  const { ids } = await c.req.parseBody({ all: true });
  return [ids].flat().flatMap((one) => (typeof one === 'string' && ID.test(one) ? one : []));
}

async function textOf(c: Context<MemberApp>): Promise<string> {
  const { text } = await c.req.parseBody();
  return typeof text === 'string' ? text.trim() : '';
}

async function soughtIn(c: Context<MemberApp>): Promise<Sought> {
  const text = await textOf(c);
  const found = await findPerson(memberContext(c), { edition: c.var.edition, text });
  return { text: text.slice(0, SEARCH_TEXT_MOST), found };
}

async function deskPage(
  c: Context<MemberApp>,
  sought: Sought | null,
  fault: PasskeyFault | null = null,
) {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const day = readQuery(c.req.query()).day ?? dayOf(now, edition);
  const [[counts, purge, erased], looks, touch, kept] = await Promise.all([
    run(
      DB,
      countHeld(DB, edition.number),
      readPurge(DB, edition.number),
      readErasedPeople(DB, edition.number),
    ),
    looksByHour(DB, edition.number, daySpan(day, edition.timezone)),
    can(member.role, edition, 'erase_edition') ? touchFor(c, 'erase_edition') : null,
    keptExports(DB, edition.number),
  ]);
  const beyond = beyondFor(c);
  const end = { purge, touch, fault, beyond };
  const props = { locale, member, edition, now, counts, looks, day, sought, erased, kept };
  return <PrivacyDeskPage {...props} {...end} />;
}

/** When the last backup is gone that may hold what was erased at an instant, both ms. */
function beyondFor(c: Context<MemberApp>): (erased_at: number) => number {
  const days = backupDays(c.env.BACKUP_DAYS);
  return (at) => beyondRecovery(at, days);
}

async function personPage(c: Context<MemberApp>, faults: readonly FieldFault[] = []) {
  const id = idOf(c);
  const copy = await openPerson(memberContext(c), { edition: c.var.edition, id });
  return <PersonPage {...personProps(c, id)} copy={copy} faults={faults} />;
}

function personProps(c: Context<MemberApp>, id: string) {
  const { locale, member, edition, now } = c.var;
  return { locale, member, edition, now, id, beyond: beyondFor(c) };
}

/** The id in a path. Throws `not_found` for what can be none. */
function idOf(c: Context<MemberApp>): string {
  const id = c.req.param('id') ?? '';
  if (!ID.test(id)) throw new Problem('not_found');
  return id;
}
