import { createMiddleware } from 'hono/factory';
import type { PropsWithChildren } from 'hono/jsx';
import { Problem } from '../../domain/problem.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Env } from '../../env.ts';
import {
  beginForm,
  endForm,
  formAnswer,
  keepFormAnswer,
  type NamedForm,
} from '../../store/d1/form-answers.ts';
import type { ConsoleApp } from './session.ts';

interface PostFormProps {
  action: string;
  class?: string;
  /** Attributes by which a script finds it. */
  data?: { readonly [name: `data-${string}`]: string };
  /** The key that it was sent with, where that may have been heard: sent again, it is the same form. */
  again?: string | undefined;
}

/** A form that changes something, with the key that makes two taps one order. */
export function PostForm(props: PropsWithChildren<PostFormProps>) {
  const { action, class: name, data, again, children } = props;
  return (
    <form method="post" action={action} {...(name && { class: name })} {...data}>
      <FormKey again={again} />
      {children}
    </form>
  );
}

/** The key of a form: another one each time that the page is written, unless it is to be sent again. */
export function FormKey({ again }: Pick<PostFormProps, 'again'>) {
  return <input type="hidden" name="key" value={again ?? crypto.randomUUID()} />;
}

/** What can be a form's key. */
export const KEY = /^[\w-]{8,64}$/;

/**
 * The name of what a form asks for: the same for the same form sent again, another one for another
 * person, page, or anything else typed. Null for a form without a key.
 */
async function formNamed(
  asked: { member: string; path: string },
  { key, ...fields }: Record<string, unknown>,
): Promise<NamedForm | null> {
  if (typeof key !== 'string' || !KEY.test(key)) return null;
  const said = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  const [page, typed] = await Promise.all([
    sha256(JSON.stringify([asked.member, asked.path, key])),
    // With the key, which is kept nowhere: what was typed could be guessed from its hash alone.
    sha256(JSON.stringify([key, said.toSorted()])),
  ]);
  // Version 8 (RFC 9562): the bits are ours.
  const sheet = page.replace(/^(.{8})(.{4}).(.{3}).*$/, '$1-$2-8$3-');
  return { sheet, said: `${sheet}${typed.replace(/^(.{3})(.{8}).*$/, '8$1-$2')}` };
}

/** What is read of the request of a form. */
interface FormRequest {
  readonly env: Pick<Env, 'DB'>;
  readonly var: Pick<ConsoleApp['Variables'], 'session' | 'form' | 'now'>;
}

/**
 * Does once what a form asks for that leaves the service, however often and at once it is sent: `begun` is
 * where a second one leads meanwhile, and `work` gives where each of them leads from then on.
 */
export async function doOnce(
  c: FormRequest,
  begun: string,
  work: () => Promise<string>,
): Promise<string> {
  const { session, form, now } = c.var;
  if (!session) throw new Problem('not_found');
  const by = { event: session.event, member: session.id };
  if (!(await beginForm(c.env.DB, by, { form, location: begun, now }))) return begun;
  const location = await work();
  await endForm(c.env.DB, by, { form, location });
  return location;
}

/**
 * Answers a form that was sent again as it was answered the first time, and changes nothing. What
 * a form makes is named by `c.var.form`, so that of two sent at the same time one is made as well.
 * A member who goes back to a form, asks for something else with it and then once more for the
 * first, asks anew. A refusal is not kept: what was wrong may be right when it is asked again.
 */
export const answerOnce = createMiddleware<ConsoleApp>(async function answerFormOnce(c, next) {
  const { session, now } = c.var;
  if (c.req.method !== 'POST' || !session) return next();
  const asked = { member: session.id, path: c.req.path };
  const named = await formNamed(asked, await c.req.parseBody({ all: true }));
  c.set('form', crypto.randomUUID());
  if (!named) return next();
  const by = { event: session.event, member: session.id };
  const { form, before } = await formAnswer(c.env.DB, by, named);
  c.set('form', form);
  if (before !== null) return c.redirect(before, 303);
  await next();
  const location = c.res.status === 303 ? c.res.headers.get('Location') : null;
  if (location !== null) await keepFormAnswer(c.env.DB, by, { form, location, now });
});
