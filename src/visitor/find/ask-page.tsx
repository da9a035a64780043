import type { Localized } from '../../domain/kinds.ts';
import { type FindWays, findWords } from '../../i18n/find.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { placeOf } from '../../ui/place-of.ts';
import { WithWritten } from '../../ui/written.tsx';
import { TextField } from '../register/fields.tsx';
import { faultOf } from '../shared/fault.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { findPath } from '../shared/links.ts';
import { type FindFacts, FindFrame, NotDone } from './frame.tsx';

/** What the first page shows. */
export interface AskFacts extends FindFacts {
  /** To what the edition sends codes; null where to nothing. */
  readonly ways: FindWays | null;
  readonly contact: string;
  /** Whether this browser is shown tickets already. */
  readonly isOpen?: boolean;
  /**
   * `invalid`: what was typed is no contact. `over`: its code opens nothing any more. `phone`, `email`:
   * the edition sends nothing to what was typed. Any other text says itself what happened.
   */
  readonly trouble?:
    | { readonly of: 'invalid' | 'over' | 'phone' | 'email' }
    | { readonly text: string };
  readonly closed?: boolean;
}

const FORM = 'find';

/** By which contact somebody registered, so that a code is sent to it. */
export function AskPage(facts: AskFacts) {
  const { locale, edition, ways, trouble, isOpen, closed } = facts;
  const words = findWords[locale];
  const form = ways && { id: FORM, send: words.send };
  return (
    <FindFrame
      {...{ locale, edition, title: words.title }}
      form={form ?? undefined}
      isWrong={trouble !== undefined}
    >
      <Trouble {...facts} />
      {closed && (
        <div class="notice good" role="status" tabindex={-1} autofocus data-focus="">
          <p>
            <InLegal locale={locale} section="finding">
              {words.closed}
            </InLegal>
          </p>
        </div>
      )}
      {isOpen && (
        <p>
          <a class="button quiet" href={findPath(locale, edition.slug, 'tickets')}>
            <InLegal locale={locale} section="finding">
              {words.open}
            </InLegal>
          </a>
        </p>
      )}
      {ways === null ? <AtDesk {...facts} of={null} /> : <AskForm {...facts} ways={ways} />}
    </FindFrame>
  );
}

function AskForm({ locale, edition, ways, contact, trouble }: AskFacts & { ways: FindWays }) {
  const words = findWords[locale];
  const isInvalid = trouble !== undefined && 'of' in trouble && trouble.of === 'invalid';
  return (
    <>
      <p class="lead">
        <InLegal locale={locale} section="finding">
          {words.lead[ways]}
        </InLegal>
      </p>
      <form
        id={FORM}
        method="post"
        action={findPath(locale, edition.slug)}
        accept-charset="utf-8"
        novalidate
      >
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        <TextField
          id="contact"
          label={
            <InLegal locale={locale} section="finding">
              {words.contact[ways]}
            </InLegal>
          }
          value={contact}
          wrong={isInvalid ? faultOf('contact', words.faults[ways]) : undefined}
          type={ways === 'phone' ? 'tel' : ways === 'email' ? 'email' : 'text'}
          autocomplete={ways === 'phone' ? 'tel' : ways === 'email' ? 'email' : 'on'}
        />
        <button class="button wide" type="submit">
          <InLegal locale={locale} section="finding">
            {words.send}
          </InLegal>
        </button>
      </form>
    </>
  );
}

function Trouble(facts: AskFacts) {
  const { locale, ways, trouble } = facts;
  const words = findWords[locale];
  if (!trouble) return null;
  if ('text' in trouble) return <NotDone locale={locale}>{trouble.text}</NotDone>;
  switch (trouble.of) {
    case 'invalid':
      return (
        <div class="notice error" role="alert" tabindex={-1} autofocus data-focus="">
          <p>
            <a href="#contact">
              <InLegal locale={locale} section="finding">
                {words.faults[ways ?? 'both']}
              </InLegal>
            </a>
          </p>
        </div>
      );
    case 'over':
      return <NotDone locale={locale}>{words.over}</NotDone>;
    default:
      return ways === null ? null : (
        <div class="notice" role="alert" tabindex={-1} autofocus data-focus="">
          <AtDesk {...facts} of={trouble.of} />
        </div>
      );
  }
}

/** Where people are helped: as the organizer wrote it, else at the venue. */
function AtDesk({ locale, edition, of }: AskFacts & { of: 'phone' | 'email' | null }) {
  const words = findWords[locale];
  const said = legalLocale(locale, 'finding');
  const desk = edition.texts?.desk;
  const isWritten = desk !== undefined && Object.values(desk).some((text) => text !== '');
  const texts: readonly Localized[] = isWritten ? [desk] : [edition.venue, edition.city];
  const place = isWritten ? placeOf(0) : `${placeOf(0)} · ${placeOf(1)}`;
  const sentence = of === null ? words.noChannel(place) : words.notTo[of](place);
  return (
    <p class={of === null ? 'lead' : undefined}>
      <InLegal locale={locale} section="finding">
        <WithWritten sentence={sentence} texts={texts} locale={said} />
      </InLegal>
    </p>
  );
}
