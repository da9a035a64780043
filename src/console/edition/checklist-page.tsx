import {
  type ChecklistFacts,
  type ChecklistRow,
  checklistOf,
} from '../../domain/editing/checklist.ts';
import { erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { may } from '../../domain/roles.ts';
import { type EditionWords, editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatDateSpan, formatNumber } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { type PageName, pageAddress } from '../shell/sections.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { STATUS_STEPS, type StatusStep } from './status-steps.ts';

interface ChecklistProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  facts: ChecklistFacts;
}

type Step = ChecklistRow['step'];

/** The page on which each step is done. Where there is none, the row says only what is missing. */
const WHERE: Readonly<Partial<Record<Step, PageName>>> = {
  name: 'words',
  days: 'days',
  windows: 'days',
  registration: 'rules',
  gates: 'setUpGates',
  controller: 'rules',
  carriers: 'rules',
  second_owner: 'team',
  cndp: 'rules',
  amazigh: 'words',
  step_free: 'setUpGates',
  desk: 'words',
  shares: 'shares',
  capacity: 'shares',
  phones: 'gates',
  way: 'words',
  notices: 'words',
};

/** Steps whose page is not built are not asked for. */
const ASKED = (step: Step) => WHERE[step] !== undefined;

/** The edition's own page: what is missing, in order, and the one next thing to do. */
export function ChecklistPage(props: ChecklistProps) {
  const { locale, member, edition, facts } = props;
  const words = editionWords[locale].checklist;
  const rows = checklistOf(edition, facts).filter(({ step }) => ASKED(step));
  const done = rows.filter((row) => row.done).length;
  const [first, ...others] = may(member.role, 'set_edition_status') ? nextSteps(edition) : [];
  return (
    <WorkPage
      {...props}
      page="checklist"
      title={edition.name[spokenIn(locale)] || words.title}
      state={words.statuses[edition.status]}
      arch={{ number: words.arch(done, rows.length), word: words.archWord }}
      spoken={spokenIn(locale)}
    >
      {first && (
        <p class="actions next">
          <StepLink {...{ edition, words }} step={first} tone="primary" />
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
      {others.length > 0 && (
        <p class="actions">
          {others.map((step) => (
            <StepLink {...{ edition, words, step }} tone="plain" />
          ))}
        </p>
      )}
    </WorkPage>
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

/** What can be done with an edition in its state, the next thing first. */
function nextSteps({ status }: StoredEdition): StatusStep[] {
  const steps = Object.keys(STATUS_STEPS) as StatusStep[];
  return steps.filter((step) => STATUS_STEPS[step].from.some((one) => one === status));
}

function Rows(
  props: ChecklistProps & { title: string; id: string; rows: readonly ChecklistRow[] },
) {
  const { locale, edition, now, title, id, rows } = props;
  const words = editionWords[locale].checklist;
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="steps">
        {rows.map(({ step, done, blocks }) => {
          const page = WHERE[step];
          return (
            <li>
              <p class="sign" data-state={done ? 'complete' : 'waiting'}>
                <StateIcon name={done ? 'complete' : 'waiting'} />
                <span class="unseen">
                  {done ? words.done : blocks ? words.missing : words.look}:{' '}
                </span>
              </p>
              {page ? (
                <a href={pageAddress(page, edition, now)}>{words.steps[step]}</a>
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

function Facts({ locale, edition, words }: ChecklistProps & { words: EditionWords['checklist'] }) {
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
    </dl>
  );
}
