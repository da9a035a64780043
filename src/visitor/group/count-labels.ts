import type { Locale } from '../../domain/kinds.ts';
import type { RegistrationView } from '../../domain/registration.ts';
import { formatNumber } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { coachesOf } from './coach.ts';
import { type CountField, type CountName, countsOf } from './counts.ts';

/** What a count of a coach is called beside its field. */
export function countLabel(
  { kind }: Pick<RegistrationView, 'kind'>,
  name: CountName,
  locale: Locale,
): string {
  const { form } = visitorWords[legalLocale(locale, 'group')];
  return name === 'adults' && kind === 'school' ? form.companions : form[name];
}

/** The same with its coach before it, by field, as a list of errors names it. */
export function countLabels(
  registration: RegistrationView,
  locale: Locale,
): Readonly<Partial<Record<CountField, string>>> {
  const words = groupWords[locale];
  return Object.fromEntries(
    coachesOf(registration).flatMap(({ ticket, number }) =>
      countsOf(registration).map((name): [CountField, string] => [
        `${name}-${ticket.serial}`,
        `${words.coach(formatNumber(number, legalLocale(locale, 'group')))}, ${countLabel(registration, name, locale)}`,
      ]),
    ),
  );
}
