import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { SHARE_HEIGHT, SHARE_WIDTH } from '../../domain/png.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { sharePictureWords } from '../../i18n/share-picture.ts';
import { asOneText, shareWords } from '../../i18n/share-words.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { SharePicture } from '../../store/editions/share-pictures.ts';
import type { Member } from '../../store/members/members.ts';
import { Logo } from '../../ui/logo.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';

interface PictureProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  pictures: readonly SharePicture[];
  isSaved: boolean;
  faults: readonly FieldFault[];
}

/** The picture that chats show of the edition's page: its words as they are now, and what is kept. */
export function PicturePage(props: PictureProps) {
  const { locale, edition, faults } = props;
  const words = sharePictureWords[locale];
  const spoken = spokenIn(locale);
  const isReady = shareWords(edition, 'ar') !== null;
  return (
    <WorkPage
      {...props}
      page="picture"
      title={words.title}
      state={words.lead}
      faulty={faults.length > 0}
      spoken={spoken}
    >
      {props.isSaved && (
        <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
          <StateIcon name="complete" />
          <b>{words.saved}</b>
        </p>
      )}
      <ErrorBox locale={spoken} faults={faults} />
      {!isReady && <EmptyState text={words.empty} />}
      {isReady && (
        <>
          <PostForm action={`/console/${edition.slug}/edition/picture`} data={{ 'data-share': '' }}>
            {LOCALES.map((one) => (
              <Fields edition={edition} of={one} />
            ))}
            <noscript>
              <p>{words.noScript}</p>
            </noscript>
            <button type="submit" class="primary" hidden>
              {words.draw}
            </button>
          </PostForm>
          <div class="share-cards">
            {LOCALES.map((one) => (
              <Card {...props} of={one} />
            ))}
          </div>
        </>
      )}
    </WorkPage>
  );
}

/** What is written on the picture goes along with it: an edition that was edited meanwhile has others. */
function Fields({ edition, of }: { edition: StoredEdition; of: Locale }) {
  const said = shareWords(edition, of);
  if (!said) return null;
  return (
    <>
      <input type="hidden" name={`words.${of}`} value={asOneText(said)} />
      <input type="hidden" name={`png.${of}`} value="" />
    </>
  );
}

function Card(props: PictureProps & { of: Locale }) {
  const { locale, edition, pictures, of } = props;
  const said = shareWords(edition, of);
  if (!said) return null;
  const spoken = spokenIn(locale);
  const words = sharePictureWords[locale];
  const kept = pictures.find((one) => one.locale === of);
  const isCurrent = kept?.words === asOneText(said);
  const state = !kept
    ? words.none
    : isCurrent
      ? words.kept(
          formatDate(kept.drawn_at, spoken, edition.timezone, 'without_year'),
          formatTime(kept.drawn_at, edition.timezone),
        )
      : words.changed;
  return (
    <section aria-labelledby={`card-${of}`}>
      <h2 id={`card-${of}`} lang={of} dir={directionOf(of)}>
        {languageNames[of]}
      </h2>
      <p class="sign" data-state={isCurrent ? 'complete' : 'waiting'}>
        <StateIcon name={isCurrent ? 'complete' : 'waiting'} />
        <span>{state}</span>
      </p>
      <figure
        class="share-card"
        lang={of}
        dir={directionOf(of)}
        data-card={of}
        data-width={SHARE_WIDTH}
        data-height={SHARE_HEIGHT}
      >
        <p class="share-name">{said.name}</p>
        <p class="share-city">{said.city}</p>
        <p>{said.dates}</p>
        <p>{said.venue}</p>
        <Logo size={72} />
      </figure>
    </section>
  );
}
