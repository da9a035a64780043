import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatDayOfMonth } from '../../i18n/format.ts';
import { mediaWords } from '../../i18n/media.ts';
import { phoneWords } from '../../i18n/phones.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { ApprovedCrew } from '../../store/registrations/badges.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { WorkPage } from '../shell/work-page.tsx';

interface BadgesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  crews: readonly ApprovedCrew[];
  /** Whether there are others after these. */
  more: boolean;
}

/** Badges of the crews that are approved, to print and cut: no name, no photograph, no code. */
export function BadgesPage(props: BadgesProps) {
  const { locale, edition, crews, more } = props;
  const words = mediaWords[locale].badge;
  const base = `/console/${edition.slug}/requests`;
  const last = crews.at(-1);
  const badges = crews.reduce((sum, { people }) => sum + people, 0);
  return (
    <WorkPage
      {...props}
      page="requests"
      title={words.title}
      state={words.note}
      arch={archOf('badges', badges, locale)}
      {...(badges > 0 && { print: phoneWords[locale].cards.print })}
      kind="badges"
    >
      {crews.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        <ol class="badge-sheet">
          {crews.flatMap((crew) =>
            Array.from({ length: crew.people }, (_, i) => (
              <Badge {...props} crew={crew} member={i + 1} />
            )),
          )}
        </ol>
      )}
      <p class="actions">
        <a class="plain" href={`${base}?kind=media`}>
          <Icon name="chevron-left" />
          <span>{requestWords[locale].back}</span>
        </a>
        {more && last && (
          <a class="plain" href={`${base}/badges?after=${last.id}`}>
            {requestWords[locale].more}
          </a>
        )}
      </p>
    </WorkPage>
  );
}

interface BadgeProps {
  locale: Locale;
  edition: StoredEdition;
  crew: ApprovedCrew;
  /** Which of the crew it is for, from 1. */
  member: number;
}

function Badge({ locale, edition, crew, member }: BadgeProps) {
  const words = mediaWords[locale].badge;
  const days = edition.days.filter(({ number }) => crew.days.includes(number));
  return (
    <li data-crew={crew.id}>
      <p class="badge-press">
        <b lang="ar" dir="rtl">
          {mediaWords.ar.badge.press}
        </b>{' '}
        <b lang="fr">{mediaWords.fr.badge.press}</b>
      </p>
      <h2>
        <bdi>{crew.outlet ?? requestWords[locale].unnamed}</bdi>
      </h2>
      <p>{words.member(member, crew.people)}</p>
      <ul class="badge-days">
        {days.map(({ number, date }) => (
          <li>
            <Emblem day={number} size={40} locale={locale} />
            <span>
              {formatDayOfMonth(date, locale)}{' '}
              {commonWords[locale].months[Number(date.slice(5, 7)) - 1]}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{edition.name[locale]}</p>
    </li>
  );
}
