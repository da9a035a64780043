import {
  type ChecklistFacts,
  type ChecklistRow,
  checklistOf,
} from '../../domain/editing/checklist.ts';
import { TEXT_NAMES } from '../../domain/edition-parts.ts';
import { LOCALES, type Locale, type Localized } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { publishingWords } from '../../i18n/publishing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { PreviewLink } from './checklist-page.tsx';
import { PublicDays, PublicFacts, PublicShows } from './public-facts.tsx';
import { STATUS_STEPS, type StatusStep } from './status-steps.ts';
import { stepAddress } from './step-pages.ts';

interface StatusProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  step: StatusStep;
  facts: ChecklistFacts;
  faults: readonly FieldFault[];
}

/** What a step will do, before it is done; for publishing, everything that will be public. */
export function StatusPage(props: StatusProps) {
  const { locale, edition, step, facts, faults } = props;
  const words = editionWords[locale].checklist;
  const missing = checklistOf(edition, facts).filter((row) => row.blocks && !row.done);
  const isBlocked = step === 'publish' && missing.length > 0;
  const isPossible = STATUS_STEPS[step].from.some((one) => one === edition.status);
  const base = `/console/${edition.slug}/edition`;
  return (
    <WorkPage
      {...props}
      page="checklist"
      title={words[`${step}Title`]}
      state={words[`${step}Lead`]}
      faulty={faults.length > 0}
      spoken={spokenIn(locale)}
    >
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {isBlocked && (
        <div class="notice">
          <p>{words.publishBlocked}</p>
          <ul>
            {missing.map((row) => (
              <MissingStep {...props} missing={row.step} />
            ))}
          </ul>
        </div>
      )}
      {step !== 'publish' && (
        <ul class="effects">
          {publishingWords[locale].effects[step].map((effect) => (
            <li>{effect}</li>
          ))}
        </ul>
      )}
      {step === 'publish' && (
        <p class="actions">
          <PreviewLink {...props} />
        </p>
      )}
      {step === 'publish' && <PublicTexts {...props} />}
      {step === 'publish' && <PublicDays {...props} />}
      {step === 'publish' && <PublicShows {...props} />}
      {step === 'publish' && <PublicFacts {...props} />}
      <PostForm class="actions" action={`${base}/status/${step}`}>
        <input type="hidden" name="version" value={String(edition.version)} />
        {!isBlocked && isPossible && (
          <button type="submit" class={step === 'archive' ? 'stop' : 'primary'} id="confirm">
            {step === 'publish' ? words.publish : words.confirm}
          </button>
        )}
        <a class="plain" href={base}>
          {words.back}
        </a>
      </PostForm>
    </WorkPage>
  );
}

/** Every text in its four languages, side by side; what is not written says so. */
function PublicTexts({ locale, edition }: StatusProps) {
  const words = editionWords[locale];
  const texts = [
    { label: words.fields.name.label, text: edition.name },
    { label: words.fields.city.label, text: edition.city },
    { label: words.fields.venue.label, text: edition.venue },
    ...TEXT_NAMES.map((name) => ({
      label: words.fields[`texts.${name}`].label,
      text: edition.texts?.[name],
    })),
    ...(['name', 'hosting', 'carriers'] as const).map((name) => ({
      label: words.fields[`controller.${name}`].label,
      text: edition.controller[name],
    })),
  ];
  return (
    <div class="public-texts">
      {LOCALES.map((one) => (
        <section lang={one} dir={directionOf(one)} aria-label={words.checklist.languages[one]}>
          <h2 lang={spokenIn(locale)} dir={directionOf(spokenIn(locale))}>
            {words.checklist.languages[one]}
          </h2>
          <dl>
            {texts.map(({ label, text }) => (
              <>
                <dt lang={spokenIn(locale)} dir={directionOf(spokenIn(locale))}>
                  {label}
                </dt>
                <dd>
                  <PublicText locale={locale} text={text} reader={one} />
                </dd>
              </>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** A text as readers of a language see it; where it is another's, with whose it is. */
function PublicText(props: { locale: Locale; text: Localized | null | undefined; reader: Locale }) {
  const { locale, text, reader } = props;
  const spoken = spokenIn(locale);
  const own = { lang: spoken, dir: directionOf(spoken) };
  const from = text ? languageOf(text, reader) : reader;
  const said = text?.[from]?.trim();
  if (!said) return <em {...own}>{editionWords[locale].checklist.notWritten}</em>;
  if (from === reader) return <>{said}</>;
  return (
    <>
      <span lang={from} dir={directionOf(from)}>
        {said}
      </span>{' '}
      <em {...own}>{publishingWords[locale].readIn[from]}</em>
    </>
  );
}

/** What is missing, and where it is done. */
function MissingStep(props: StatusProps & { missing: ChecklistRow['step'] }) {
  const { locale, edition, now, missing } = props;
  const address = stepAddress(missing, edition, now);
  const text = editionWords[locale].checklist.steps[missing];
  return <li>{address ? <a href={address}>{text}</a> : text}</li>;
}
