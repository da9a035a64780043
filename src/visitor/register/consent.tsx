import { type Edition, erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { ConsentFacts } from '../../i18n/ar/form.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import type { Fault } from '../shared/fault.ts';
import { noticePath } from '../shared/links.ts';
import { Wrong } from './fields.tsx';

/**
 * What the law requires beside the answers: one sentence that pressing the button accepts, and its
 * basis, folded away.
 */
export function Consent({
  edition,
  locale,
  wrong,
}: {
  edition: Edition;
  locale: Locale;
  wrong: Fault | undefined;
}) {
  const legal = legalLocale(locale);
  const words = visitorWords[legal].form;
  const facts = consentFacts(edition, legal);
  return (
    <div class="consent" id="consent">
      <input type="hidden" name="consent" value="read" />
      <Wrong id="consent" fault={wrong} />
      <p class="small" lang={legal} dir={directionOf(legal)}>
        {words.consent(facts)}
      </p>
      <details class="more small" lang={legal} dir={directionOf(legal)}>
        <summary>{words.consentTitle}</summary>
        <ul>
          {words.consentLines(facts).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          <a href={noticePath(locale, edition.slug)}>{words.notice}</a>
        </p>
      </details>
    </div>
  );
}

export function consentFacts(edition: Edition, locale: Locale): ConsentFacts {
  const { name, contact, receipt, keep_days, hosting, carriers } = edition.controller;
  return {
    controller: name[locale],
    contact,
    receipt,
    keepDays: keep_days,
    date: formatDate(erasureOf(edition), locale, edition.timezone),
    hosting: hosting?.[locale] ?? null,
    carriers: carriers?.[locale] ?? null,
  };
}
