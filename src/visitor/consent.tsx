import type { Edition } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import type { ConsentFacts } from '../i18n/ar/form.ts';
import { directionOf } from '../i18n/common.ts';
import { legalLocale, visitorWords } from '../i18n/visitor.ts';
import { Wrong } from './fields.tsx';
import { noticePath } from './links.ts';

/** What the law wants stated where the answers are given. Pressing the button below accepts it. */
export function Consent({
  edition,
  locale,
  wrong,
}: {
  edition: Edition;
  locale: Locale;
  wrong: string | undefined;
}) {
  const legal = legalLocale(locale);
  const words = visitorWords[legal].form;
  return (
    <div class="consent" id="consent">
      <input type="hidden" name="consent" value="read" />
      <Wrong id="consent" text={wrong} />
      <p class="small" lang={legal} dir={directionOf(legal)}>
        {words.consent(consentFacts(edition, legal))}{' '}
        <a href={noticePath(locale, edition.slug)}>{words.notice}</a>
      </p>
    </div>
  );
}

export function consentFacts(edition: Edition, locale: Locale): ConsentFacts {
  const { name, contact, receipt, keep_days } = edition.controller;
  return { controller: name[locale], contact, receipt, keepDays: keep_days };
}
