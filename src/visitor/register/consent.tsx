import { type Edition, erasureOf } from '../../domain/edition.ts';
import type { Locale, Localized } from '../../domain/kinds.ts';
import type { ConsentFacts } from '../../i18n/ar/form.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { placeOf } from '../../ui/place-of.ts';
import { WithWritten } from '../../ui/written.tsx';
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
  const legal = legalLocale(locale, 'consent');
  const words = visitorWords[legal].form;
  const facts = consentFacts(edition, legal);
  const texts = consentTexts(edition);
  return (
    <div class="consent" id="consent">
      <input type="hidden" name="consent" value="read" />
      <div lang={legal} dir={directionOf(legal)}>
        <Wrong id="consent" fault={wrong} />
      </div>
      <p class="small" lang={legal} dir={directionOf(legal)}>
        <WithWritten sentence={words.consent(facts)} texts={texts} locale={legal} />
      </p>
      <details class="more small" lang={legal} dir={directionOf(legal)}>
        <summary>{words.consentTitle}</summary>
        <ul>
          {words.consentLines(facts).map((line) => (
            <li>
              <WithWritten sentence={line} texts={texts} locale={legal} />
            </li>
          ))}
        </ul>
        <p>
          <a href={noticePath(locale, edition.slug)}>{words.notice}</a>
        </p>
      </details>
    </div>
  );
}

/** What the organizer wrote of it, in the order of the places that `consentFacts` leaves for it. */
export function consentTexts({ controller }: Pick<Edition, 'controller'>): readonly Localized[] {
  const { name, hosting, carriers } = controller;
  return [name, hosting ?? name, carriers ?? name];
}

/** What the sentences on personal data are made of; what an organizer wrote is put in by `WithWritten`. */
export function consentFacts(edition: Edition, locale: Locale): ConsentFacts {
  const { contact, receipt, keep_days, hosting, carriers } = edition.controller;
  return {
    controller: placeOf(0),
    contact,
    receipt,
    keepDays: keep_days,
    date: formatDate(erasureOf(edition), locale, edition.timezone),
    hosting: hosting?.[locale] ? placeOf(1) : null,
    carriers: carriers?.[locale] ? placeOf(2) : null,
  };
}
