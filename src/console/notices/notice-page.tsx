import { can } from '../../domain/archive.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { inForce, inTwo } from '../../domain/notice.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import type { PublishedVersion, Publisher } from '../../store/notices/published.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { NoticeState } from './notices-page.tsx';
import { PicturePanel } from './picture-panel.tsx';
import type { NoticeProps } from './props.ts';

/** What was just done with it. */
export const DONE = ['published', 'corrected', 'withdrawn'] as const;

interface NoticePageProps extends NoticeProps {
  done: (typeof DONE)[number] | null;
  /** The languages that say what they said before, while another one was corrected. */
  behind: readonly Locale[];
  /** The latest first. */
  versions: readonly PublishedVersion[];
}

/** One notice, as it stands: what it says, its address, its picture, and what can be done with it. */
export function NoticePage(props: NoticePageProps) {
  const { locale, edition, notice, done, now, origin } = props;
  const words = noticeDeskWords[locale];
  const base = `/console/${edition.slug}/notices`;
  const path = `/${locale}/${edition.slug}/notices/${notice.number}`;
  const standing = inForce(notice, now);
  const publishes = can(props.member.role, edition, 'publish_notice');
  return (
    <WorkPage {...props} page="notices" title={words.page(notice.number)} state={stateOf(props)}>
      {done && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.done[done]}</b>
        </p>
      )}
      {done === 'corrected' && <LeftBehind {...props} />}
      <div class="notice-desk">
        <section class="panel" aria-label={words.page(notice.number)}>
          <p class="hint">
            {words.kinds[notice.kind]} · {whom(props)} ·{' '}
            {clockAt(notice.published_at, now, edition.timezone)}
            {notice.until !== null &&
              ` · ${words.columns.until} ${clockAt(notice.until, now, edition.timezone)}`}
          </p>
          <p>
            <NoticeState {...props} />
          </p>
          {LOCALES.map((one) => (
            <TextIn {...props} of={one} />
          ))}
          <p>
            <a href={path}>
              {words.publicPage} · <span dir="ltr">{`${new URL(origin).host}${path}`}</span>
            </a>
          </p>
          {publishes && standing && (
            <p class="actions">
              <a class="plain" href={`${base}/${notice.number}/edit`}>
                <Icon name="pencil" />
                <span>{words.correct}</span>
              </a>
            </p>
          )}
          {publishes && notice.withdrawn_at === null && <Withdraw {...props} />}
          <Versions {...props} />
        </section>
        {standing && <PicturePanel {...props} />}
      </div>
      <p>
        <a href={base}>{words.form.back}</a>
      </p>
    </WorkPage>
  );
}

/** The head is dark: there the state is said in words alone. */
function stateOf({ locale, notice, now }: NoticeProps): string {
  const words = noticeDeskWords[locale];
  if (notice.withdrawn_at !== null) return words.withdrawn;
  return inForce(notice, now) ? words.inForce : words.over;
}

function whom({ locale, edition, notice }: NoticeProps): string {
  const gate = edition.gates.find((one) => one.number === notice.gate);
  return gate?.name[locale] ?? noticeDeskWords[locale].everybody;
}

function TextIn({ notice, of }: NoticeProps & { of: Locale }) {
  const text = notice.text[of];
  if (text === undefined) {
    return (
      <p class="hint">
        <span lang={of}>{languageNames[of]}</span> · –
      </p>
    );
  }
  const { first, rest } = inTwo(text);
  return (
    <p class="notice-said" lang={of} dir={directionOf(of)}>
      <strong>{first}</strong> {rest}
    </p>
  );
}

/** Asks for the other languages, whose readers still read the old text. */
function LeftBehind({ locale, edition, notice, behind }: NoticePageProps) {
  const { doubts, form } = noticeDeskWords[locale];
  if (behind.length === 0) return null;
  const path = `/console/${edition.slug}/notices/${notice.number}/edit`;
  return (
    <div class="error-box" role="alert">
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{doubts.behind}</b>
      </p>
      <ul>
        {behind.map((of) => (
          <li>
            <a href={`${path}#${notice.parts ? 'is' : 'text'}-${of}`}>
              {form.text[of]} · {doubts.unchanged}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who published each text, and when: the public reads the times alone. */
function Versions({ locale, edition, notice, versions, now }: NoticePageProps) {
  const words = noticeDeskWords[locale].versions;
  const { roles } = consoleWords[locale];
  const path = `/${locale}/${edition.slug}/notices/${notice.number}`;
  const by = (who: Publisher | null) => who && words.by(who.name, roles[who.role]);
  return (
    <section class="notice-versions" aria-labelledby="versions">
      <h2 id="versions">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <ol>
        {versions.map(({ revision, published_at, withdrawn_at, publisher, withdrawer }) => (
          <li>
            <a href={revision === notice.revision ? path : `${path}/${revision}`}>
              {words.text(revision)}
            </a>{' '}
            · <time>{clockAt(published_at, now, edition.timezone)}</time> <bdi>{by(publisher)}</bdi>
            {withdrawn_at !== null && (
              <>
                {' '}
                · {words.withdrawn}, <time>{clockAt(withdrawn_at, now, edition.timezone)}</time>{' '}
                <bdi>{by(withdrawer)}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Withdraw({ locale, edition, notice }: NoticeProps) {
  const words = noticeDeskWords[locale];
  return (
    <div class="controls" id="withdraw">
      <Step icon="x" name={words.withdraw} ask={words.withdrawAsk} tone="stop">
        <PostForm action={`/console/${edition.slug}/notices/${notice.number}/withdraw`}>
          <button type="submit" class="stop">
            {words.confirmWithdraw}
          </button>
        </PostForm>
      </Step>
    </div>
  );
}
