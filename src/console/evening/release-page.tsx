import type { Day } from '../../domain/edition.ts';
import {
  PRESS_LOCALES,
  type PressLocale,
  type PublicDay,
  type Release,
} from '../../domain/figures/release.ts';
import { mayRelease } from '../../domain/figures/release-time.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { eveningWords } from '../../i18n/evening.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { momentOf } from '../../ui/released/moment.ts';
import { ReleasedDay } from '../../ui/released/released-day.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';

interface PreviewProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  day: Day;
  /** Of the form that it was prepared for. */
  id: string;
  release: Release;
  /** The day as everybody will read it. */
  shown: PublicDay;
}

/** What the public page will say, word for word, before anything of it is public. */
export function ReleasePage(props: PreviewProps) {
  const { locale, edition, day, id, release, shown } = props;
  const spoken = spokenIn(locale);
  const words = eveningWords[spoken].preview;
  const back = `/console/${edition.slug}/days/${day.number}/close#release`;
  return (
    <WorkPage
      {...props}
      page="evening"
      title={words.title(release.number)}
      state={words.state}
      emblem={<Emblem day={day.number} size={48} locale={spoken} />}
      kind="release-preview"
      spoken={spoken}
    >
      <Warnings {...props} />
      <PostForm action={`/console/${edition.slug}/days/${day.number}/releases/${id}/release`}>
        <button type="submit" class="primary">
          {words.release}
        </button>
        <p class="hint">{words.note}</p>
      </PostForm>
      <p>
        <a href={back}>{words.back}</a>
      </p>
      <div class="release-languages">
        {PRESS_LOCALES.map((said, at) => (
          <InLanguage {...{ edition, said, shown, release }} isOpen={at === 0} />
        ))}
      </div>
    </WorkPage>
  );
}

/** As long as something is missing, whoever releases it is told, and so is whoever reads it. */
function Warnings({ locale, edition, day, now, release }: PreviewProps) {
  const spoken = spokenIn(locale);
  const words = eveningWords[spoken].preview;
  const { phones, handed_in, unsent } = release.figures.completeness;
  const lines = [
    !mayRelease('final', day, now) && words.early,
    phones > handed_in && words.phones(phones - handed_in),
    unsent > 0 && words.unsent(unsent),
    release.embargo !== null &&
      words.embargo(...momentOf(release.embargo, edition.timezone, spoken)),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <ul class="release-warnings">
      {lines.map((line) => (
        <li class="sign" data-state="waiting">
          <StateIcon name="waiting" /> <b>{line}</b>
        </li>
      ))}
    </ul>
  );
}

interface LanguageProps {
  edition: StoredEdition;
  said: PressLocale;
  shown: PublicDay;
  release: Release;
  /** Whether a small screen shows it from the start. */
  isOpen: boolean;
}

/** The same component as on the public page: it cannot say anything else. */
function InLanguage({ edition, said, shown, release, isOpen }: LanguageProps) {
  const { embargo } = release.texts[said];
  const fold = `fold-${said}`;
  return (
    <article
      class="folded release-language"
      lang={said}
      dir={directionOf(said)}
      data-language={said}
    >
      <h2>
        <input type="checkbox" class="fold" id={fold} checked={isOpen} autocomplete="off" />
        <label for={fold}>{languageNames[said]}</label>
      </h2>
      <div class="folded-body">
        {embargo !== null && <p class="released-embargo">{embargo}</p>}
        <ReleasedDay said={said} edition={edition} day={shown} part={said} />
      </div>
    </article>
  );
}
