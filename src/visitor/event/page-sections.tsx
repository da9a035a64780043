import { type Edition, isCalledOffWhole } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { saysTheWay } from './getting-there.tsx';

/** The way to what stands further down, where there is something. */
export function PageSections({ locale, edition }: { locale: Locale; edition: Edition }) {
  const { sections } = eventPageWords[locale];
  const spoken = spokenIn(locale);
  const hasProgramme = (edition.programme ?? []).length > 0;
  const isOn = !isCalledOffWhole(edition);
  if (!hasProgramme && !saysTheWay(edition) && !isOn) return null;
  return (
    <nav class="page-sections" aria-label={sections.title}>
      <ul class="quiet-links">
        {hasProgramme && (
          <li>
            <a href="#programme" lang={spoken} dir={directionOf(spoken)}>
              {editionWords[locale].programme.title}
            </a>
          </li>
        )}
        {saysTheWay(edition) && (
          <li>
            <a href="#way">
              <InLegal locale={locale} section="event">
                {sections.way}
              </InLegal>
            </a>
          </li>
        )}
        {isOn && (
          <>
            <li>
              <a href="#before">{visitorWords[locale].event.before}</a>
            </li>
            <li>
              <a href="#questions">
                <InLegal locale={locale} section="event">
                  {sections.questions}
                </InLegal>
              </a>
            </li>
          </>
        )}
      </ul>
    </nav>
  );
}
