import type { Locale } from '../../domain/kinds.ts';
import type { Role } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';

interface JoinProps {
  locale: Locale;
  /** The edition's name. */
  edition: string;
  role: Role;
  /** The member that this browser is signed in as already. */
  member: Member | null;
  name: string;
  error?: string;
}

export function JoinPage(props: JoinProps) {
  const { locale, edition, role, member } = props;
  const words = consoleWords[locale];
  return (
    <CenteredPage locale={locale} title={words.join.title} faulty={props.error !== undefined}>
      {member && <AlreadyIn locale={locale} member={member} />}
      <p class="lead">
        {words.join.lead} <b>{edition}</b>
      </p>
      <p>{words.join.asRole(words.roles[role])}</p>
      {member ? (
        <details>
          <summary>{words.join.useAnyway}</summary>
          <JoinForm {...props} />
        </details>
      ) : (
        <JoinForm {...props} />
      )}
    </CenteredPage>
  );
}

function JoinForm({ locale, name, error }: JoinProps) {
  const words = consoleWords[locale].join;
  return (
    <form method="post" class="join">
      <FormKey />
      <label for="name">{words.name}</label>
      <input
        id="name"
        name="name"
        value={name}
        required
        maxlength={80}
        autocomplete="name"
        dir="auto"
        {...(error && { 'aria-invalid': 'true', 'aria-describedby': 'name-error' })}
      />
      {error && (
        <p class="field-error" id="name-error">
          <StateIcon name="waiting" /> {error}
        </p>
      )}
      <button type="submit" class="primary">
        {words.submit}
      </button>
      <p class="hint">{words.once}</p>
    </form>
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
