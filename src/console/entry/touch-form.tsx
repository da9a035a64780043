import type { PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { entryWords } from '../../i18n/entry.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import { FormKey } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import type { Touch } from './touch.ts';

interface TouchFormProps {
  locale: Locale;
  touch: Touch;
  action: string;
  /** The page on which the form stands: whoever makes a passkey first comes back to it. */
  page: string;
  class?: string;
  /** Why the last try was no proof. */
  fault?: PasskeyFault | null;
}

/**
 * A form that is sent with a passkey of its sender, which the browser asks for as it is sent: for what
 * is too much for a session that somebody left open. Its fields and its button are the children. Whoever
 * has no passkey is led to make one; no other way leads on.
 */
export function TouchForm(props: PropsWithChildren<TouchFormProps>) {
  const { locale, touch, action, page, class: name, fault = null, children } = props;
  const words = entryWords[locale].touch;
  if (touch.kind !== 'ask') {
    return (
      <div class="touch-needed">
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" /> {words[touch.kind]}
        </p>
        {touch.kind === 'none' && (
          <a class="plain" href={`/console/passkeys/new?to=${encodeURIComponent(page)}`}>
            {words.make}
          </a>
        )}
      </div>
    );
  }
  return (
    <>
      <form
        method="post"
        action={action}
        {...(name && { class: name })}
        hidden
        data-passkey="touch"
        data-page={page}
        data-options={JSON.stringify(touch.options)}
      >
        <FormKey again={touch.key} />
        <input type="hidden" name="answer" value="" />
        {fault && (
          <p class="field-error" role="alert">
            <StateIcon name="waiting" /> {words[fault]}
          </p>
        )}
        {children}
        <p class="hint">{words.lead}</p>
        <div role="status">
          {(['cancelled', 'failed'] as const).map((one) => (
            <p class="field-error" data-passkey-fault={one} hidden>
              <StateIcon name="waiting" /> {words[one]}
            </p>
          ))}
        </div>
      </form>
      <p class="hint" data-no-passkey hidden>
        {words.noPasskeys}
      </p>
      <noscript>
        <p class="hint">{words.noScript}</p>
      </noscript>
    </>
  );
}
