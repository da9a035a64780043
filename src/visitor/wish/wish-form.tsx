import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { answerBy, type WishTerms } from '../../domain/wish.ts';
import type { WishDraft, WishFault } from '../../domain/wish-form.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { type WishWords, wishWords } from '../../i18n/wish.ts';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { TextField, Wrong } from '../register/fields.tsx';
import type { FormToken } from '../register/form-token.ts';
import { type Fault, faultOf } from '../shared/fault.ts';
import { eventPath, noticePath, wishPath } from '../shared/links.ts';

/** Why the form is shown again. Nothing that was typed is lost, and none of it is kept. */
export type WishTrouble =
  | { readonly type: 'faults'; readonly faults: readonly WishFault[] }
  | { readonly type: 'said'; readonly text: string };

export interface WishFormFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly terms: WishTerms;
  readonly draft: WishDraft;
  readonly token: FormToken;
  readonly now: number;
  readonly trouble?: WishTrouble | undefined;
}

const FORM = 'wish-form';

/**
 * The form of a child's wish, for a parent or guardian alone. No script sends it: one would keep what was
 * typed in the browser until it has arrived.
 */
export function WishForm(facts: WishFormFacts) {
  const { locale, edition, trouble } = facts;
  const said = legalLocale(locale, 'wish');
  const words = wishWords[locale];
  const { form } = visitorWords[locale];
  return (
    <Page
      locale={locale}
      title={trouble ? form.errorTitle(words.title) : words.title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => wishPath(one, edition.slug)}
      form={{ id: FORM, send: words.button }}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="register"
      isPrivate
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={edition.name} locale={locale} />
          </p>
          <h1 lang={said} dir={directionOf(said)}>
            {words.title}
          </h1>
        </div>
      }
    >
      <div lang={said} dir={directionOf(said)}>
        <p class="lead">{words.who}</p>
        <p>{words.child}</p>
        <p>{words.promise(promisedBy(facts))}</p>
        <Form {...facts} />
      </div>
    </Page>
  );
}

/** The day that a wish sent now would be answered by. */
function promisedBy({ edition, terms, now, locale }: WishFormFacts): string {
  const by = answerBy(edition, terms, now);
  return formatCalendarDate(by, legalLocale(locale, 'wish'), 'without_year');
}

function Form(facts: WishFormFacts) {
  const { locale, edition, draft, token } = facts;
  const words = wishWords[locale];
  const faults = faultsOf(facts);
  return (
    <form
      id={FORM}
      method="post"
      action={wishPath(locale, edition.slug)}
      accept-charset="utf-8"
      novalidate
    >
      <Trouble {...facts} faults={faults} />
      <input type="hidden" name="key" value={token.key} />
      <input type="hidden" name="proof" value={token.proof} />
      <TextField
        id="first_name"
        label={words.firstName}
        value={draft.first_name}
        wrong={faults.get('first_name')}
        autocomplete="off"
        dir="auto"
      />
      <TextField
        id="age"
        label={words.age}
        hint={words.ageHint}
        value={draft.age}
        wrong={faults.get('age')}
        autocomplete="off"
      />
      <WishField {...facts} wrong={faults.get('wish')} />
      <TextField
        id="contact"
        label={words.contact}
        hint={words.contactHint}
        value={draft.contact}
        wrong={faults.get('contact')}
        autocomplete="tel"
      />
      <Ticks {...facts} faults={faults} />
      <p class="small">{words.consent}</p>
      <p class="small">
        <a href={noticePath(locale, edition.slug)}>
          {visitorWords[legalLocale(locale, 'wish')].form.notice}
        </a>
      </p>
      <button class="button wide" type="submit">
        {words.button}
      </button>
    </form>
  );
}

function WishField({ locale, draft, wrong }: WishFormFacts & { wrong: Fault | undefined }) {
  const words = wishWords[locale];
  return (
    <div class="field">
      <label for="wish">{words.wish}</label>
      <p class="hint" id="wish-hint">
        {words.wishHint}
      </p>
      <p class="notice" id="wish-not-asked">
        {words.notAsked}
      </p>
      <Wrong id="wish" fault={wrong} />
      <textarea
        id="wish"
        name="wish"
        rows={6}
        dir="auto"
        aria-describedby={`wish-hint wish-not-asked${wrong ? ' wish-wrong' : ''}`}
        {...(wrong && { 'aria-invalid': 'true' as const })}
      >
        {draft.wish}
      </textarea>
    </div>
  );
}

/** That a grown-up writes it; where it reads as a child's, once more. Never set beforehand. */
function Ticks({ locale, draft, faults }: WishFormFacts & { faults: ReadonlyMap<string, Fault> }) {
  const words = wishWords[locale];
  const tick = (name: 'guardian' | 'quoted') => (
    <>
      <Wrong id={name} fault={faults.get(name)} />
      <label class="tick">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={draft[name] && !faults.has(name) && !faults.has('quoted')}
          aria-describedby={faults.has(name) ? `${name}-wrong` : undefined}
        />
        <span>{words[name]}</span>
      </label>
    </>
  );
  return (
    <>
      {tick('guardian')}
      {(faults.has('quoted') || draft.quoted) && tick('quoted')}
    </>
  );
}

/** The box at the head of the form: what happened, what was kept, what to do. Takes the focus. */
function Trouble({
  locale,
  trouble,
  faults,
}: WishFormFacts & { faults: ReadonlyMap<string, Fault> }) {
  if (!trouble) return null;
  const words = wishWords[locale];
  const { form } = visitorWords[legalLocale(locale, 'wish')];
  return (
    <div class="notice error" id="trouble" role="alert" tabindex={-1} autofocus data-focus="">
      {trouble.type === 'said' ? (
        <p>
          <strong>{trouble.text}</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>{headOf(faults, words, form.wrong)}</strong>
          </p>
          <ul>
            {[...faults].map(([field, { text }]) => (
              <li>
                <a href={`#${field}`}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** A child is told kindly, before anything is said of fields. */
function headOf(faults: ReadonlyMap<string, Fault>, words: WishWords, otherwise: string): string {
  if (faults.has('quoted')) return words.fromChild;
  return faults.has('guardian') ? words.notGuardian : otherwise;
}

function faultsOf({ locale, trouble }: WishFormFacts): ReadonlyMap<string, Fault> {
  if (trouble?.type !== 'faults') return new Map();
  const { faults: words } = wishWords[locale];
  return new Map(
    trouble.faults.map((fault) => [fault.field, faultOf(fault.field, textOf(fault, words))]),
  );
}

function textOf({ field, fault }: WishFault, words: WishWords['faults']): string {
  return fault === 'long' ? words.long : words[field];
}
