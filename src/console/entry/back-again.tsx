import type { Context } from 'hono';
import type { Locale } from '../../domain/kinds.ts';
import { entryWords } from '../../i18n/entry.ts';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import type { ConsoleApp, OwnApp } from '../shell/session.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { Carried } from './carried.ts';
import { filledForm } from './filled-form.ts';

/**
 * The answer to who comes back to a form half filled, after signing in again or in another language:
 * its page with all that they typed, and `said` before it.
 * Nothing is sent for them. Where the page cannot be had, one button sends the form.
 */
export async function backAgain(
  c: Context<ConsoleApp> | Context<OwnApp>,
  carried: Carried,
  secret: string,
  said: string = entryWords[c.var.locale].back.done,
): Promise<Response> {
  const { locale } = c.var;
  const { page } = carried;
  const found = page === null ? null : await c.var.openPage(page, secret);
  const note = String(<BackNote said={said} page={page ?? ''} />);
  const html = found?.status === 200 ? await filledForm(await found.text(), carried, note) : null;
  return c.html(html ?? <SendAgainPage locale={locale} carried={carried} />);
}

/** `data-back` is the page’s own address, which the script puts back into the address bar. */
function BackNote({ said, page }: { said: string; page: string }) {
  return (
    <p class="sign" role="status" data-state="complete" data-back={page}>
      <StateIcon name="complete" />
      <b>{said}</b>
    </p>
  );
}

function SendAgainPage({ locale, carried }: { locale: Locale; carried: Carried }) {
  const words = entryWords[locale].back;
  return (
    <CenteredPage locale={locale} title={words.title}>
      <p class="sign" role="status" data-state="complete">
        <StateIcon name="complete" />
        <b>{words.done}</b>
      </p>
      <form method="post" action={carried.action} class="join">
        <FormKey />
        {carried.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="primary">
          {words.send}
        </button>
      </form>
      <p>
        <a href="/console">{words.leave}</a>
      </p>
    </CenteredPage>
  );
}
