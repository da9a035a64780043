import { can } from '../../domain/archive.ts';
import {
  type ChecklistFacts,
  type ChecklistRow,
  checklistOf,
} from '../../domain/editing/checklist.ts';
import { erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type EditionWords, editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatDateSpan, formatNumber } from '../../i18n/format.ts';
import { publishingWords } from '../../i18n/publishing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { StatusChange } from '../../store/editions/status-changes.ts';
import type { Member } from '../../store/members/members.ts';
import { mayOpen } from '../shell/sections.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { AfterStep, History } from './published.tsx';
import { STATUS_STEPS, type StatusStep } from './status-steps.ts';
import { STEP_PAGES, stepAddress } from './step-pages.ts';

interface ChecklistProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  facts: ChecklistFacts;
  /** When it was published, closed and archived, in that order. */
  changes: readonly StatusChange[];
  /** The step that the form before has taken. */
  taken: StatusStep | null;
}

type Step = ChecklistRow['step'];

/** Steps whose page is not built are not asked for. */
const ASKED = (step: Step) => STEP_PAGES[step] !== undefined;

/** The edition's own page: what is missing, in order, and the one next thing to do. */
export function ChecklistPage(props: ChecklistProps) {
  const { locale, member, edition, facts } = props;
  const words = editionWords[locale].checklist;
  const rows = checklistOf(edition, facts).filter(({ step }) => ASKED(step));
  const done = rows.filter((row) => row.done).length;
  const steps = can(member.role, edition, 'set_edition_status') ? nextSteps(edition) : [];
  const isDraft = edition.status === 'draft';
  return (
    <WorkPage
      {...props}
      page="checklist"
      title={edition.name[spokenIn(locale)] || words.title}
      state={words.statuses[edition.status]}
      arch={{ number: words.arch(done, rows.length), word: words.archWord }}
      spoken={spokenIn(locale)}
    >
      <AfterStep {...props} />
      {isDraft && steps.includes('publish') && (
        <p class="actions next">
          <StepLink {...{ edition, words }} step="publish" tone="primary" />
          <PreviewLink {...props} />
        </p>
      )}
      <div class="checklist">
        <div>
          <Rows
            {...props}
            title={words.blocks}
            id="blocks"
            rows={rows.filter((row) => row.blocks)}
          />
          <Rows
            {...props}
            title={words.warns}
            id="warns"
            rows={rows.filter((row) => !row.blocks)}
          />
        </div>
        <Facts {...props} words={words} />
      </div>
      <p class="actions">
        {steps
          .filter((step) => step !== 'publish')
          .map((step) => (
            <StepLink {...{ edition, words, step }} tone="plain" />
          ))}
      </p>
    </WorkPage>
  );
}

/** To the public pages as they will be. */
export function PreviewLink({ locale, edition }: Pick<ChecklistProps, 'locale' | 'edition'>) {
  return (
    <a class="plain" href={`/console/${edition.slug}/edition/preview/${locale}`}>
      {publishingWords[locale].preview.link}
    </a>
  );
}

function StepLink(props: {
  edition: StoredEdition;
  words: EditionWords['checklist'];
  step: StatusStep;
  tone: 'primary' | 'plain';
}) {
  const { edition, words, step, tone } = props;
  return (
    <a class={tone} href={`/console/${edition.slug}/edition/status/${step}`}>
      {words[step]}
    </a>
  );
}

/** What can be done with an edition in its state. */
function nextSteps({ status }: StoredEdition): StatusStep[] {
  const steps = Object.keys(STATUS_STEPS) as StatusStep[];
  return steps.filter((step) => STATUS_STEPS[step].from.some((one) => one === status));
}

function Rows(
  props: ChecklistProps & { title: string; id: string; rows: readonly ChecklistRow[] },
) {
  const { locale, member, edition, now, title, id, rows } = props;
  const words = editionWords[locale].checklist;
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="steps">
        {rows.map(({ step, done, blocks }) => {
          const page = STEP_PAGES[step];
          const address = stepAddress(step, edition, now);
          return (
            <li>
              <p class="sign" data-state={done ? 'complete' : 'waiting'}>
                <StateIcon name={done ? 'complete' : 'waiting'} />
                <span class="unseen">
                  {done ? words.done : blocks ? words.missing : words.look}:{' '}
                </span>
              </p>
              {page && address && mayOpen(member.role, edition, page) ? (
                <a href={address}>{words.steps[step]}</a>
              ) : (
                <span>{words.steps[step]}</span>
              )}
              <small>{done ? words.done : blocks ? words.missing : words.look}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Facts(props: ChecklistProps & { words: EditionWords['checklist'] }) {
  const { locale, edition, words } = props;
  const { differences } = editionWords[locale].editions;
  const { days, gates, timezone } = edition;
  const spoken = spokenIn(locale);
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  const places = days.flatMap((day) => day.slots).reduce((sum, slot) => sum + slot.capacity, 0);
  return (
    <dl class="facts">
      {(edition.status === 'open' || edition.status === 'closed') && (
        <dd>
          <a href={`/${locale}/${edition.slug}`}>{words.publicPage}</a>
        </dd>
      )}
      {edition.copied_from != null && (
        <dd>
          <a href={`/console/${edition.slug}/edition/differences`}>{differences}</a>
        </dd>
      )}
      <dt>{words.facts.dates}</dt>
      <dd>{first && last ? formatDateSpan(first, last, spoken) : words.notWritten}</dd>
      <dt>{words.facts.places}</dt>
      <dd>{formatNumber(places, spoken)}</dd>
      <dt>{words.facts.gates}</dt>
      <dd>{formatNumber(gates.length, spoken)}</dd>
      {days.length > 0 && (
        <>
          <dt>{words.facts.erased}</dt>
          <dd>{formatDate(erasureOf(edition), spoken, timezone)}</dd>
        </>
      )}
      <History {...props} />
    </dl>
  );
}
