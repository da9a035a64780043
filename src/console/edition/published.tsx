import { can } from '../../domain/archive.ts';
import type { EditionStatus } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { publishingWords } from '../../i18n/publishing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { StatusChange } from '../../store/editions/status-changes.ts';
import type { Member } from '../../store/members/members.ts';
import { pageAddress } from '../shell/sections.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { StatusStep } from './status-steps.ts';

interface AfterProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** The step that the form before has taken. */
  taken: StatusStep | null;
}

/** That a step was taken, and, while the edition is public, what is done next: nothing of it at once. */
export function AfterStep({ locale, member, edition, now, taken }: AfterProps) {
  const words = publishingWords[locale];
  const { status, slug } = edition;
  const isPublic = status === 'open' || status === 'closed';
  const page = `/${locale}/${slug}`;
  return (
    <>
      {taken && (
        <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
          <StateIcon name="complete" />
          <b>{words.done[taken]}</b>
        </p>
      )}
      {isPublic && (
        <section class="panel" aria-labelledby="next">
          <h2 id="next">{words.next}</h2>
          <ul class="steps next-steps">
            <li>
              <a href={page}>{words.nextPage}</a>
              <small dir="ltr">{page}</small>
            </li>
            {can(member.role, edition, 'read_edition') && (
              <li>
                <a href={pageAddress('printing', edition, now)}>{words.nextPrint}</a>
                <small>{words.nextPrintLead}</small>
              </li>
            )}
            {can(member.role, edition, 'invite_member') && (
              <li>
                <a href={pageAddress('team', edition, now)}>{words.nextTeam}</a>
                <small>{words.nextTeamLead}</small>
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}

interface HistoryProps {
  locale: Locale;
  edition: StoredEdition;
  changes: readonly StatusChange[];
}

/** Who published it, and when; the same of its closing and of its way into the archive. */
export function History({ locale, edition, changes }: HistoryProps) {
  const words = publishingWords[locale];
  const { status, timezone } = edition;
  const spoken = spokenIn(locale);
  const shown = changes.filter(({ verb }) => STANDING[verb].includes(status));
  if (shown.length === 0) return null;
  return (
    <>
      <dt>{words.history}</dt>
      {shown.map(({ verb, by, at }) => (
        <dd data-change={verb}>
          {words.changes[verb](
            by === null ? words.operator : `${FSI}${by}${PDI}`,
            `${formatDate(at, spoken, timezone)} · ${formatTime(at, timezone)}`,
          )}
        </dd>
      ))}
    </>
  );
}

/** Around a name of any script: first strong isolate, and its end. */
const [FSI, PDI] = ['\u2068', '\u2069'] as const;

/** The states in which it still matters that something was done. */
const STANDING: Readonly<Record<StatusChange['verb'], readonly EditionStatus[]>> = {
  publish: ['open', 'closed', 'archived'],
  close_registration: ['closed'],
  archive: ['archived'],
};
