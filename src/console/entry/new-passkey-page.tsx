import type { Locale } from '../../domain/kinds.ts';
import { entryWords } from '../../i18n/entry.ts';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { PasskeyFaults } from './sign-in-page.tsx';

interface NewPasskeyProps {
  locale: Locale;
  /** What the browser is asked to make (`PublicKeyCredentialCreationOptionsJSON`); null without. */
  options: object | null;
  /** The name of this browser, as a first name of the passkey. */
  name: string;
  /** The page to go on to. */
  to: string;
  isRefused: boolean;
}

/** One button makes a passkey; one link goes on without. */
export function NewPasskeyPage({ locale, options, name, to, isRefused }: NewPasskeyProps) {
  const words = entryWords[locale].newPasskey;
  return (
    <CenteredPage locale={locale} title={words.title} faulty={isRefused}>
      {isRefused && (
        <p class="field-error" role="alert">
          <StateIcon name="waiting" /> {words.refused}
        </p>
      )}
      <p class="lead">{words.lead}</p>
      {options && (
        <form
          method="post"
          action="/console/passkeys"
          class="join"
          hidden
          data-passkey="create"
          data-options={JSON.stringify(options)}
        >
          <FormKey />
          <input type="hidden" name="to" value={to} />
          <input type="hidden" name="answer" value="" />
          <input type="hidden" name="name" value={name} />
          <button type="submit" class="primary">
            {words.create}
          </button>
          <PasskeyFaults locale={locale} />
        </form>
      )}
      <p class="hint" data-no-passkey {...(options && { hidden: true })}>
        {entryWords[locale].signIn.noPasskeys}
      </p>
      <p>
        <a href={to}>{words.later}</a>
      </p>
      <p class="hint">{words.private}</p>
    </CenteredPage>
  );
}
