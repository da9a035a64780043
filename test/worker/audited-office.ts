import { env } from 'cloudflare:workers';
import type { NoticeContent } from '../../src/domain/notice.ts';
import { stateAnnounced } from '../../src/operations/announced.ts';
import { editEdition, setEditionStatus } from '../../src/operations/edit-edition.ts';
import { archiveEdition, rotateKey, setUpEdition } from '../../src/operations/editions.ts';
import { giveGroupCode, withdrawGroupCode } from '../../src/operations/group-codes.ts';
import * as members from '../../src/operations/members.ts';
import { copyEdition, createBlankEdition } from '../../src/operations/new-edition.ts';
import * as notices from '../../src/operations/notices.ts';
import { removePasskey, renamePasskey } from '../../src/operations/passkeys.ts';
import { drawSharePictures } from '../../src/operations/share-pictures.ts';
import { idOf, openInvitations } from '../../src/store/members/invitations.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asOperator } from './acting.ts';
import { type Deed, HOUR, invitee, KEY, who } from './audited-deed.ts';
import { editionOf } from './desk-day.ts';
import { sharePng } from './share-png.ts';
import { openDays, signIn, type World } from './world.ts';

const CONTENT: NoticeContent = {
  kind: 'notice',
  template: 'free',
  pinned: false,
  gate: null,
  until: null,
  parts: null,
  text: { ar: 'نص.', fr: 'Texte.' },
};
const first = { form: 'another-form', content: CONTENT };

/** A passkey of somebody new. */
async function passkey(world: World) {
  await signIn(world, 'viewer');
  const sql = 'SELECT person FROM member WHERE event = ?1';
  const person = (await env.DB.prepare(sql).bind(world.number).first<string>('person')) ?? '';
  const id = `a-passkey-of-somebody-${world.number}`;
  await env.DB.prepare(
    `INSERT INTO passkey (id, person, host, name, public_key, counter, transports, created_at)
     VALUES (?1, ?2, 'localhost', 'one', 'AA', 0, '[]', 1)`,
  )
    .bind(id, person)
    .run();
  return { person, id };
}

async function invitation(world: World): Promise<string> {
  const asked = { event: world.number, role: 'viewer' } as const;
  return (await members.inviteMember(who(world), asked)).code;
}

async function codeTerms(world: World) {
  const terms = { people: 500, uses: 1, days: null, expires_at: Date.now() + HOUR };
  return { edition: await editionOf(world), terms, form: KEY };
}

/** What is done to editions, teams and notices. */
export const OFFICE: Readonly<Record<string, Deed>> = {
  async editEdition(world) {
    const edits = [{ verb: 'settings', mine: { party_max: 7 } }];
    return () => editEdition(who(world), { event: world.number, key: KEY, edits });
  },
  async stateAnnounced(world) {
    const one = { name: 'فاس', year: 2023, days: 5, total: 1_150_000, source: 'x', method: null };
    return () => stateAnnounced(who(world), { list: [one] });
  },
  async drawSharePictures(world) {
    const drawn = [{ locale: 'ar', words: 'x', png: sharePng() }] as const;
    const edition = await editionOf(world);
    return () => drawSharePictures(who(world), { edition, drawn });
  },
  async setEditionStatus(world) {
    return () => setEditionStatus(who(world), { event: world.number, key: KEY, to: 'closed' });
  },
  async setUpEdition(world) {
    const plan = { ...openDays(Date.now()), slug: `new-${world.number}` };
    return () => setUpEdition(asOperator(), { plan, fingerprint: 'same' });
  },
  async createBlankEdition(world) {
    const asked = { slug: `blank-${world.number}`, name: { ar: 'دورة', fr: 'Édition' } };
    return () => createBlankEdition(who(world), { asked, key: KEY });
  },
  async copyEdition(world) {
    const day = new Date(Date.now() + 60 * 24 * HOUR).toISOString().slice(0, 10);
    const asked = { slug: `copy-${world.number}`, first: day };
    return () => copyEdition(who(world), { asked, key: KEY });
  },
  async archiveEdition(world) {
    return () => archiveEdition(asOperator(), world);
  },
  async rotateKey({ number }) {
    return () => rotateKey(asOperator(), { event: number, replaces: 1 });
  },
  async giveGroupCode(world) {
    const asked = await codeTerms(world);
    return () => giveGroupCode(who(world), asked);
  },
  async withdrawGroupCode(world) {
    await giveGroupCode(who(world), await codeTerms(world));
    const sql = 'SELECT hash FROM group_code WHERE event = ?1';
    const hash = await env.DB.prepare(sql).bind(world.number).first<string>('hash');
    return () => withdrawGroupCode(who(world), { id: idOf(hash ?? '') });
  },
  async inviteMember(world) {
    const asked = { event: world.number, role: 'viewer', form: KEY } as const;
    return () => members.inviteMember(who(world), asked);
  },
  async inviteSeveral(world) {
    const invitees = [1, 2].map(() => ({ gate: null, label: null }));
    return () => members.inviteSeveral(who(world), { role: 'viewer', invitees, form: KEY });
  },
  async withdrawInvitation(world) {
    await invitation(world);
    const [open] = await openInvitations(env.DB, world.number, Date.now());
    return () => members.withdrawInvitation(who(world), { id: open?.id ?? '' });
  },
  async joinEdition(world) {
    const code = await invitation(world);
    const joining = { name: 'سعيدة', browser: null, key: KEY, kind: null };
    return () => members.joinEdition(invitee(), { code, who: joining, before: undefined });
  },
  async joinFurtherEdition(world) {
    const person = crypto.randomUUID();
    await env.DB.prepare('INSERT INTO person (id, created_at) VALUES (?1, 1)').bind(person).run();
    const joining = { code: await invitation(world), who: { person, name: 'سعيدة' } };
    return () => members.joinFurtherEdition(invitee(), joining);
  },
  async revokeMember(world) {
    await signIn(world, 'viewer');
    const id = (await membersOf(env, world.number)).at(-1)?.id ?? '';
    return () => members.revokeMember(who(world), { id });
  },
  async renamePasskey(world) {
    const own = await passkey(world);
    return () => renamePasskey(who(world), { ...own, name: 'two' });
  },
  async removePasskey(world) {
    const own = await passkey(world);
    return () => removePasskey(who(world), own);
  },
  async publishNotice(world) {
    return () => notices.publishNotice(who(world), { form: KEY, content: CONTENT });
  },
  async correctNotice(world) {
    const number = await notices.publishNotice(who(world), first);
    const correction = { number, base: 1, form: KEY, content: { ...CONTENT, pinned: true } };
    return () => notices.correctNotice(who(world), correction);
  },
  async withdrawNotice(world) {
    const number = await notices.publishNotice(who(world), first);
    return () => notices.withdrawNotice(who(world), { number });
  },
};
