import type { Locale } from '../../domain/kinds.ts';
import type { Role } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { entryWords } from '../../i18n/entry.ts';
import { screenWords } from '../../i18n/screens.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { SharedMark } from './phone-form.tsx';

interface JoinProps {
  locale: Locale;
  /** The edition's name. */
  edition: string;
  role: Role;
  /** The name of the gate that it is for. */
  gate: string | null;
  /** The role that whoever is signed in here has in that edition already. */
  here: Member | null;
  /** The name of whoever is signed in here, and has no role in that edition. */
  further: string | null;
  name: string;
  error?: string;
  /** Whether this computer is marked as one that several people use. */
  shared: boolean;
  /** Where its forms are sent. */
  action: string;
}

export function JoinPage(props: JoinProps) {
  const { locale, edition, role, gate, here, further } = props;
  const words = consoleWords[locale];
  return (
    <CenteredPage locale={locale} title={words.join.title} faulty={props.error !== undefined}>
      {here && <AlreadyIn locale={locale} member={here} />}
      <p class="lead">
        {words.join.lead} <b>{edition}</b>
      </p>
      <p>
        {words.join.asRole(words.roles[role])}
        {gate && (
          <>
            {' · '}
            <b>{gate}</b>
          </>
        )}
      </p>
      {further !== null && <FurtherRole {...props} name={further} />}
      {here || further !== null ? (
        <details {...(props.error !== undefined && { open: true })}>
          <summary>{here ? words.join.useAnyway : entryWords[locale].further.someoneElse}</summary>
          <JoinForm {...props} />
        </details>
      ) : (
        <JoinForm {...props} />
      )}
    </CenteredPage>
  );
}

function JoinForm({ locale, name, error, shared, action }: JoinProps) {
  const words = consoleWords[locale].join;
  return (
    <form method="post" action={action} class="join">
      <FormKey />
      {!shared && <input type="hidden" name="passkey" value="" data-passkey-here />}
      <label for="name">{words.name}</label>
      <input
        id="name"
        name="name"
        value={name}
        required
        autocomplete="name"
        dir="auto"
        {...(error && { 'aria-invalid': 'true', 'aria-describedby': 'name-error' })}
      />
      {error && (
        <p class="field-error" id="name-error">
          <StateIcon name="waiting" /> {error}
        </p>
      )}
      {shared ? (
        <p class="hint">{screenWords[locale].isShared}</p>
      ) : (
        <SharedMark locale={locale} id="shared" />
      )}
      <button type="submit" class="primary">
        {words.submit}
      </button>
      <p class="hint">{words.once}</p>
      <p class="hint" data-no-passkey hidden>
        {entryWords[locale].signIn.noPasskeys}
      </p>
    </form>
  );
}

/** One touch for who is signed in: nothing to type, and the session stays. */
function FurtherRole({ locale, name, action }: JoinProps) {
  const words = entryWords[locale].further;
  return (
    <section class="notice">
      <h2>{words.title(name)}</h2>
      <p>{words.text}</p>
      <form method="post" action={action} class="join">
        <FormKey />
        <input type="hidden" name="as" value="me" />
        <button type="submit" class="primary">
          {words.submit(name)}
        </button>
      </form>
    </section>
  );
}

function AlreadyIn({ locale, member }: { locale: Locale; member: Member }) {
  const words = consoleWords[locale].join;
  return (
    <section class="notice">
      <h2>{words.alreadyTitle(member.name)}</h2>
      <p>{words.already}</p>
      <a class="primary" href="/console">
        <span>{words.goOn}</span>
        <Icon name="arrow-right" />
      </a>
    </section>
  );
}

/** Used, expired or never made: the answer does not reveal which. */
export function GonePage({ locale }: { locale: Locale }) {
  const words = consoleWords[locale].join;
  return (
    <CenteredPage locale={locale} title={words.goneTitle}>
      <p class="lead">{words.gone}</p>
    </CenteredPage>
  );
}
