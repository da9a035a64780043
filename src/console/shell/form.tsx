import { createMiddleware } from 'hono/factory';
import type { PropsWithChildren } from 'hono/jsx';
import { formAnswer, keepFormAnswer } from '../../store/d1/form-answers.ts';
import type { ConsoleApp } from './session.ts';

/** A form that changes something, with the key that makes two taps one order. */
export function PostForm(props: PropsWithChildren<{ action: string; class?: string }>) {
  const { action, class: name, children } = props;
  return (
    <form method="post" action={action} {...(name && { class: name })}>
      <FormKey />
      {children}
    </form>
  );
}

/** The key of a form: another one each time that the page is written. */
export function FormKey() {
  return <input type="hidden" name="key" value={crypto.randomUUID()} />;
}

/** What can be a form's key. */
export const KEY = /^[\w-]{8,64}$/;

/**
 * The id of what a form asks for: the same for the same form sent again, another one for another
 * person, page, or anything else typed. Without a key each sending is a form of its own.
 */
async function formId(
  asked: { member: string; path: string },
  fields: Record<string, unknown>,
): Promise<{ id: string; repeatable: boolean }> {
  const { key } = fields;
  if (typeof key !== 'string' || !KEY.test(key)) {
    return { id: crypto.randomUUID(), repeatable: false };
  }
  const said = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  const text = JSON.stringify([asked.member, asked.path, said.toSorted()]);
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  );
  return { id: asUuid(hash), repeatable: true };
}

/** Version 8 (RFC 9562): the bits are ours. */
function asUuid(hash: Uint8Array): string {
  const bytes = hash.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Answers a form that was sent again as it was answered the first time, and changes nothing. What
 * a form makes is named by `c.var.form`, so that of two sent at the same time one is made as well.
 * A refusal is not kept: what was wrong may be right when it is asked again.
 */
export const answerOnce = createMiddleware<ConsoleApp>(async function answerFormOnce(c, next) {
  const { session, now } = c.var;
  if (c.req.method !== 'POST' || !session) return next();
  const asked = { member: session.id, path: c.req.path };
  const { id, repeatable } = await formId(asked, await c.req.parseBody({ all: true }));
  c.set('form', id);
  if (!repeatable) return next();
  const sent = { event: session.event, member: session.id, form: id };
  const before = await formAnswer(c.env.DB, sent);
  if (before !== null) return c.redirect(before, 303);
  await next();
  const location = c.res.status === 303 ? c.res.headers.get('Location') : null;
  if (location !== null) await keepFormAnswer(c.env.DB, sent, location, now);
});
