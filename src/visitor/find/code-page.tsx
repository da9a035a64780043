import { type FindWays, findWords } from '../../i18n/find.ts';
import { TextField } from '../register/fields.tsx';
import { faultOf } from '../shared/fault.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { findPath } from '../shared/links.ts';
import { type FindFacts, FindFrame, NotDone } from './frame.tsx';

/** What the page on which a code is typed shows. */
export interface CodeFacts extends FindFacts {
  /** To what the edition sends codes. */
  readonly ways: FindWays;
  /** `format`: it was no code. A number: so many tries are left after a wrong one. */
  readonly trouble?: 'format' | number;
}

/** The same for every contact, whether or not a code was sent to it. */
export function CodePage({ locale, edition, ways, trouble }: CodeFacts) {
  const words = findWords[locale];
  const text = trouble === 'format' ? words.faults.code : words.wrong(trouble ?? 0);
  const isWrong = trouble !== undefined;
  return (
    <FindFrame {...{ locale, edition, isWrong }} title={words.sentTitle} below="code">
      {isWrong && <NotDone locale={locale}>{text}</NotDone>}
      <p class="lead">
        <InLegal locale={locale} section="finding">
          {words.sent[ways]}
        </InLegal>
      </p>
      <form
        method="post"
        action={findPath(locale, edition.slug, 'code')}
        accept-charset="utf-8"
        novalidate
      >
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        <TextField
          id="code"
          label={
            <InLegal locale={locale} section="finding">
              {words.code}
            </InLegal>
          }
          hint={
            <InLegal locale={locale} section="finding">
              {words.codeHint}
            </InLegal>
          }
          value=""
          wrong={isWrong ? faultOf('code', text) : undefined}
          autocomplete="one-time-code"
          inputmode="numeric"
        />
        <button class="button wide" type="submit">
          <InLegal locale={locale} section="finding">
            {words.open}
          </InLegal>
        </button>
      </form>
      <p>
        <a href={findPath(locale, edition.slug)}>
          <InLegal locale={locale} section="finding">
            {words.another}
          </InLegal>
        </a>
      </p>
      {ways !== 'email' && (
        <p class="hint">
          <InLegal locale={locale} section="finding">
            {words.noLink}
          </InLegal>
        </p>
      )}
    </FindFrame>
  );
}
