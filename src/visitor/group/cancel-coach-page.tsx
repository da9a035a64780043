import { formatNumber } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import type { ManageFacts } from '../manage/facts.ts';
import { FormKey } from '../manage/manage-forms.tsx';
import { ManageFrame } from '../manage/manage-page.tsx';
import { managePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import { type Coach, coachLine, standingCoaches } from './coach.ts';
import { Spoken } from './group-coaches.tsx';

/** The page that asks once more before one coach is cancelled. */
export function CancelCoachPage({ coach, ...facts }: ManageFacts & { coach: Coach }) {
  const { locale, edition, registration, secret } = facts;
  const words = groupWords[locale];
  const { manage } = visitorWords[legalLocale(locale, 'group')];
  const name = words.coach(formatNumber(coach.number, legalLocale(locale, 'group')));
  const standing = standingCoaches(registration);
  return (
    <ManageFrame {...facts} title={words.cancelTitle(name)} spoken={legalLocale(locale, 'group')}>
      <Spoken locale={locale}>
        <p>
          <strong>{coachLine(coach, edition, locale)}</strong>
        </p>
        <p>{standing.length > 1 ? words.cancelText : words.cancelLast}</p>
        <form method="post" action={managePath(`${secret}/coach`, locale)} data-resend="">
          <FormKey />
          <input type="hidden" name="serial" value={coach.ticket.serial} />
          {standing.length > 1 && <input type="hidden" name="others" value="stay" />}
          <SendState locale={locale} />
          <p class="actions">
            <button class="button danger" type="submit">
              {manage.cancelYes}
            </button>
            <a class="button quiet" href={managePath(secret, locale)}>
              {manage.cancelNo}
            </a>
          </p>
        </form>
      </Spoken>
    </ManageFrame>
  );
}
