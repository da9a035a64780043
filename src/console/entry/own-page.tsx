import type { Locale } from '../../domain/kinds.ts';
import { PASSKEY_NAME_MAX } from '../../domain/name.ts';
import { consoleWords } from '../../i18n/console.ts';
import { entryWords } from '../../i18n/entry.ts';
import { ownWords } from '../../i18n/own.ts';
import { screenWords } from '../../i18n/screens.ts';
import { shellWords } from '../../i18n/shell.ts';
import type { OwnSession } from '../../store/members/own-sessions.ts';
import type { OwnPasskey } from '../../store/members/passkeys.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { browserName } from './browser-name.ts';

interface OwnProps {
  locale: Locale;
  member: SignedIn;
  now: number;
  /** Of the edition that its reader works on: whose clock they live by. */
  zone: string;
  passkeys: readonly OwnPasskey[];
  sessions: readonly OwnSession[];
  /** The host of this service, where passkeys are possible at it; else null. */
  host: string | null;
  /** A name of a passkey that cannot be taken, as it was typed. */
  refused: { readonly id: string; readonly typed: string } | null;
}

/** What lets its reader in, and where they are in. */
export function OwnPage(props: OwnProps) {
  const { locale, member } = props;
  const words = ownWords[locale];
  return (
    <CenteredPage locale={locale} title={words.title}>
      <p class="lead">
        <bdi>{member.name}</bdi>
      </p>
      <ul class="own-roles">
        {member.roles.map(({ slug, edition, role }) => (
          <li>
            <a href={`/console?edition=${slug}`}>{edition[locale]}</a>{' '}
            <span>{consoleWords[locale].roles[role]}</span>
          </li>
        ))}
      </ul>
      {props.host !== null && (!member.shared || props.passkeys.length > 0) && (
        <Passkeys {...props} host={props.host} />
      )}
      <Sessions {...props} />
      <Computer locale={locale} shared={member.shared} />
      <div class="controls" id="leave">
        {!member.hasWayBack ? (
          <Step
            icon="logout"
            name={entryWords[locale].changePerson}
            ask={words.noWayBack}
            tone="stop"
          >
            <LeaveForm locale={locale} />
          </Step>
        ) : (
          <LeaveForm locale={locale} />
        )}
      </div>
    </CenteredPage>
  );
}

function LeaveForm({ locale }: { locale: Locale }) {
  return (
    <form method="post" action="/console/logout">
      <button type="submit" class="plain">
        {entryWords[locale].changePerson}
      </button>
    </form>
  );
}

function Passkeys(props: OwnProps & { host: string }) {
  const { locale, member, passkeys, host } = props;
  const words = ownWords[locale];
  const usable = passkeys.filter((one) => one.host === host);
  return (
    <section id="passkeys" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{words.passkeys}</h2>
      {!member.hasWayBack && usable.length === 0 && <p>{words.noPasskey}</p>}
      <ul class="own-list">
        {passkeys.map((one) => (
          <PasskeyItem {...props} one={one} isOnly={usable.length === 1 && one.host === host} />
        ))}
      </ul>
      {!member.shared && (
        <a class="primary" href="/console/passkeys/new?to=/console/me">
          {words.addPasskey}
        </a>
      )}
    </section>
  );
}

/** Opens by itself where the name that was typed could not be taken. */
function Rename(props: OwnProps & { one: OwnPasskey; action: string }) {
  const { locale, one, action } = props;
  const words = ownWords[locale];
  const refused = props.refused?.id === one.id ? props.refused : null;
  const id = `name-${one.id}`;
  return (
    <Step
      icon="pencil"
      name={words.rename}
      ask={words.renameAsk}
      tone="plain"
      open={refused !== null}
    >
      <PostForm action={`${action}/rename`}>
        <label for={id}>{words.name}</label>
        <input
          id={id}
          name="name"
          value={refused?.typed ?? one.name}
          required
          autocomplete="off"
          dir="auto"
          {...(refused && { 'aria-invalid': 'true', 'aria-describedby': `${id}-fault` })}
        />
        {refused && (
          <p class="field-error" id={`${id}-fault`}>
            <StateIcon name="waiting" /> {shellWords[locale].tooLong(String(PASSKEY_NAME_MAX))}
          </p>
        )}
        <button type="submit" class="plain">
          {words.save}
        </button>
      </PostForm>
    </Step>
  );
}

function PasskeyItem(props: OwnProps & { host: string; one: OwnPasskey; isOnly: boolean }) {
  const { locale, now, zone, host, one, isOnly } = props;
  const words = ownWords[locale];
  const action = `/console/me/passkeys/${one.id}`;
  return (
    <li>
      <b>
        <bdi>{one.name}</bdi>
      </b>
      <span class="hint">
        {one.used_at === null ? words.unused : words.usedAt(clockAt(one.used_at, now, zone))}
      </span>
      {one.host !== host && (
        <span class="sign" data-state="waiting">
          <StateIcon name="waiting" /> {words.elsewhere} <bdi dir="ltr">{one.host}</bdi>
        </span>
      )}
      <div class="controls">
        <Rename {...props} action={action} />
        <Step
          icon="ban"
          name={words.remove}
          ask={isOnly ? words.removeLast : words.removeAsk}
          tone="stop"
        >
          <PostForm action={`${action}/remove`}>
            <button type="submit" class="stop">
              {words.confirmRemove}
            </button>
          </PostForm>
        </Step>
      </div>
    </li>
  );
}

/** Whether several people use this computer; and from one's own, opening another screen. */
function Computer({ locale, shared }: { locale: Locale; shared: boolean }) {
  const words = screenWords[locale];
  return (
    <section id="computer" aria-labelledby="computer-title">
      <h2 id="computer-title">{words.computer}</h2>
      <p>{shared ? words.isShared : words.isOwn}</p>
      {!shared && (
        <p>
          <a href="/console/me/screen">{words.title}</a>
        </p>
      )}
      <PostForm action="/console/me/computer">
        <input type="hidden" name="shared" value={shared ? 'off' : 'on'} />
        <button type="submit" class="plain">
          {shared ? words.unshare : words.share}
        </button>
      </PostForm>
    </section>
  );
}

function Sessions({ locale, member, now, zone, sessions }: OwnProps) {
  const words = ownWords[locale];
  return (
    <section id="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{words.sessions}</h2>
      <ul class="own-list">
        {sessions.map(({ id, hash, browser, used_at }) => (
          <li>
            <b>{browserName(locale, browser)}</b>
            <span class="hint">
              {hash === member.session ? words.here : words.usedAt(clockAt(used_at, now, zone))}
            </span>
            <div class="controls">
              <PostForm action={`/console/me/sessions/${id}/end`}>
                <button type="submit" class="plain">
                  {words.end}
                </button>
              </PostForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
