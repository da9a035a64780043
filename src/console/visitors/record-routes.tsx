import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { recordWords } from '../../i18n/record.ts';
import { changeRecord } from '../../operations/change-record.ts';
import { correctContact } from '../../operations/correct-contact.ts';
import { openRecord, type ShownContact, showContact } from '../../operations/open-record.ts';
import { keepFormAnswer } from '../../store/d1/form-answers.ts';
import { placesLeft } from '../../store/editions/places.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import {
  type RefusedForm,
  readContact,
  readOrder,
  refusalOf,
  seenBy,
  typedOf,
} from './record-form.ts';
import { RecordPage } from './record-page.tsx';
import { RECORD_DONE, type RecordDone } from './record-props.ts';
import { recordPath } from './search-page.tsx';

/** The page of a registration, and what members change of it for its holder. */
export const records = new Hono<MemberApp>();

const PATH = '/console/:slug/visitors/:id';
const ID = /^[0-9a-z-]{36}$/;

records.get(PATH, requirePermission('open_record'), async (c) => {
  const said = c.req.query('done');
  return c.html(await recordPage(c, { done: RECORD_DONE.find((one) => one === said) ?? null }));
});

records.post(`${PATH}/contact`, requirePermission('show_contact'), async (c) => {
  const { edition, member, now, form } = c.var;
  const id = idOf(c);
  const contact = await showContact(memberContext(c), { edition, id });
  const page = await recordPage(c, { contact });
  // Loaded again, the page is the covered one.
  const by = { event: edition.number, member: member.id };
  await keepFormAnswer(c.env.DB, by, { form, location: recordPath(edition, id), now });
  return c.html(page);
});

const DONE = { change: 'changed', split: 'split', cancel: 'cancelled' } as const;

for (const form of ['change', 'split', 'cancel'] as const) {
  records.post(`${PATH}/${form}`, requirePermission('change_record'), async (c) => {
    const { locale, edition } = c.var;
    const id = idOf(c);
    const typed = typedOf(await c.req.parseBody());
    const order = readOrder(form, typed, locale);
    if ('faults' in order) return refuse(c, { form, typed, faults: order.faults });
    const asked = { edition, id, order: order.value, key: c.var.form, seen: seenBy(typed) };
    const fault = refusalOf(form, await changeRecord(memberContext(c), asked), locale);
    if (fault) return refuse(c, { form, typed, faults: [fault] });
    return c.redirect(`${recordPath(edition, id)}?done=${DONE[form]}`, 303);
  });
}

records.post(`${PATH}/correct`, requirePermission('correct_contact'), async (c) => {
  const { locale, edition } = c.var;
  const id = idOf(c);
  const typed = typedOf(await c.req.parseBody());
  const contact = readContact(typed, locale);
  if ('faults' in contact) return refuse(c, { form: 'correct', typed, faults: contact.faults });
  const asked = { edition, id, contact: contact.value, key: c.var.form, seen: seenBy(typed) };
  const { outcome } = await correctContact(memberContext(c), asked);
  if (outcome === 'needs_organizer' || outcome === 'changed_meanwhile') {
    const faults = [{ field: 'correct-name', text: recordWords[locale].faults[outcome] }];
    return refuse(c, { form: 'correct', typed, faults });
  }
  return c.redirect(`${recordPath(edition, id)}?done=${outcome}`, 303);
});

async function refuse(c: Context<MemberApp>, refused: RefusedForm) {
  return c.html(await recordPage(c, { refused }), 422);
}

interface Said {
  readonly contact?: ShownContact | null;
  readonly done?: RecordDone | null;
  readonly refused?: RefusedForm | null;
}

async function recordPage(c: Context<MemberApp>, said: Said) {
  const { locale, member, edition, now } = c.var;
  const record = await openRecord(memberContext(c), { edition, id: idOf(c) });
  const left = await placesLeft(c.env, edition.number, now, record.kind);
  const { contact = null, done = null, refused = null } = said;
  const props = { locale, member, edition, now, record, left, contact, done, refused };
  return <RecordPage {...props} />;
}

/** The id in a path. Throws `not_found` for what can be none. */
function idOf(c: Context<MemberApp>): string {
  const id = c.req.param('id') ?? '';
  if (!ID.test(id)) throw new Problem('not_found');
  return id;
}
