import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { entryWords } from '../../i18n/entry.ts';
import { screenWords } from '../../i18n/screens.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import type { Lost } from './carried.ts';
import { Onward, type OnwardProps } from './onward.tsx';
import { PhoneForm } from './phone-form.tsx';

/** Why the last try failed: with a passkey, what was given as an invitation, or a phone’s digits. */
export type SignInFault = PasskeyFault | 'invitation' | 'digits';

interface SignInProps extends OnwardProps {
  locale: Locale;
  /** What a passkey is asked for (`PublicKeyCredentialRequestOptionsJSON`); null without passkeys. */
  options: object | null;
  left: boolean;
  fault: SignInFault | null;
  /** Whether this computer is marked as one that several people use. */
  shared: boolean;
  /** Why a form that was sent does not go on with the reader; null for none. */
  lost: Lost | null;
}

/** How to get in; after signing out, that it is done. */
export function SignInPage(props: SignInProps) {
  const { locale, options, shared, left, fault, carried, lost } = props;
  const words = entryWords[locale].signIn;
  return (
    <CenteredPage locale={locale} title={words.title} faulty={fault !== null}>
      {left && (
        <p class="sign" data-state="complete">
          <StateIcon name="complete" />
          <b>{consoleWords[locale].signedOut.left}</b>
        </p>
      )}
      {(fault === 'late' || fault === 'unknown') && <Fault text={words.refused[fault]} />}
      {carried !== null && <p class="lead">{entryWords[locale].back.kept}</p>}
      {lost !== null && <Fault text={entryWords[locale].back.lost[lost]} />}
      <p class="lead">{shared ? screenWords[locale].sharedLead : words.lead}</p>
      {options && <PasskeyForm {...props} options={options} />}
      <PhoneForm {...props} isWrong={fault === 'digits'} />
      <InvitationForm {...props} />
      <details class="another-way">
        <summary>{words.anotherWay}</summary>
        <p>{words.another}</p>
      </details>
    </CenteredPage>
  );
}

function Fault({ text, id }: { text: string; id?: string }) {
  return (
    <p class="field-error" role="alert" {...(id && { id })}>
      <StateIcon name="waiting" /> {text}
    </p>
  );
}

/** Shown by the script, where the browser has passkeys: without it there is no way to ask one. */
function PasskeyForm(props: SignInProps & { options: object }) {
  const words = entryWords[props.locale].signIn;
  return (
    <>
      <form
        method="post"
        action="/console/enter"
        class="join"
        hidden
        data-passkey="enter"
        data-options={JSON.stringify(props.options)}
        // Who has just left does not want to be let in again by itself, and a passkey that was refused
        // would be refused again, without an end.
        {...((props.left || props.fault !== null) && { 'data-calm': '' })}
      >
        <FormKey />
        <Onward {...props} />
        <input type="hidden" name="answer" value="" />
        <button type="submit" class="primary">
          {words.enter}
        </button>
        <PasskeyFaults locale={props.locale} />
      </form>
      <p class="hint" data-no-passkey hidden>
        {words.noPasskeys}
      </p>
    </>
  );
}

/** What the script shows when the browser ends without a passkey; one of them at a time. */
export function PasskeyFaults({ locale }: { locale: Locale }) {
  const { faults } = entryWords[locale];
  return (
    <div role="status">
      {Object.entries(faults).map(([name, text]) => (
        <p class="field-error" data-passkey-fault={name} hidden>
          <StateIcon name="waiting" /> {text}
        </p>
      ))}
    </div>
  );
}

function InvitationForm(props: SignInProps) {
  const words = entryWords[props.locale].signIn;
  const isWrong = props.fault === 'invitation';
  return (
    <form method="post" action="/console/invitation" class="join">
      <FormKey />
      <Onward {...props} />
      <label for="invitation">{words.haveInvitation}</label>
      <p class="hint" id="invitation-hint">
        {words.invitationHint}
      </p>
      <input
        id="invitation"
        name="invitation"
        required
        autocomplete={props.options ? 'username webauthn' : 'off'}
        spellcheck={false}
        dir="ltr"
        aria-describedby={isWrong ? 'invitation-error' : 'invitation-hint'}
        {...(isWrong && { 'aria-invalid': 'true' })}
      />
      {isWrong && <Fault text={words.invitationWrong} id="invitation-error" />}
      <button type="submit" class="plain">
        {words.openInvitation}
      </button>
    </form>
  );
}
