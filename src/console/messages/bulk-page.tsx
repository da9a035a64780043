import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { MessageStanding } from '../../domain/message.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { WRITTEN } from '../../i18n/message-text.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { BulkView } from '../../operations/bulk.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import type { BulkProps } from './props.ts';

/** A text for many that was sent: how far it is, what it says, and the button that stops it. */
export function BulkPage(props: BulkProps) {
  const { locale, member, edition, now, bulk } = props;
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const base = `/console/${edition.slug}/messages`;
  const stops = isRunning(bulk, now) && can(member.role, edition, 'send_bulk');
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.number(bulk.number)}
      state={bulkState(bulk, now, spoken)}
      arch={{
        number: formatNumber(bulk.registrations, spoken),
        word: words.arch(bulk.registrations),
      }}
      kind="messages"
      spoken={spoken}
    >
      <p>
        <a href={base}>{words.back}</a>
      </p>
      <Progress {...props} />
      <div class="channel-orders">
        {stops && (
          <PostForm action={`${base}/bulk/${bulk.number}/stop`}>
            <button type="submit" class="primary">
              {words.stop}
            </button>
          </PostForm>
        )}
        <a href={`${base}/bulk/${bulk.number}`}>{words.refresh}</a>
      </div>
      <section class="panel" aria-labelledby="says">
        <h2 id="says">{words.says}</h2>
        <dl class="record-list">
          {WRITTEN.map((one) => (
            <>
              <dt lang={one}>{languageNames[one]}</dt>
              <dd>
                {bulk.texts[one] === null ? (
                  words.noEnglish
                ) : (
                  <bdi lang={one} dir={directionOf(one)}>
                    {bulk.texts[one]}
                  </bdi>
                )}
              </dd>
            </>
          ))}
        </dl>
        <p class="hint">{clockAt(bulk.made_at, now, edition.timezone)}</p>
      </section>
    </WorkPage>
  );
}

/** In the order in which messages come to stand there. */
const STANDINGS: readonly MessageStanding[] = [
  ...(['ready', 'sending', 'sent', 'delivered', 'bounced', 'unknown'] as const),
  ...(['no_channel', 'stopped', 'expired', 'superseded', 'other_contact', 'not_carried'] as const),
];

function Progress({ locale, bulk }: BulkProps) {
  const spoken = spokenIn(locale);
  const [words, common] = [bulkWords[spoken], messageWords[spoken]];
  const at = (standing: MessageStanding) =>
    bulk.counts
      .filter((one) => one.standing === standing)
      .reduce((sum, { messages }) => sum + messages, 0);
  const lines = STANDINGS.map((one) => ({ name: common.standings[one], n: at(one) }));
  const all = lines.reduce((sum, { n }) => sum + n, 0);
  const left = Math.max(0, bulk.registrations - all);
  const rest = bulk.done ? words.unreached : words.unwritten;
  return (
    <section class="panel" aria-labelledby="progress">
      <h2 id="progress">{words.progress}</h2>
      <dl class="record-list bulk-progress">
        {[...lines, { name: bulk.stopped_at === null ? rest : words.unwritten, n: left }]
          .filter(({ n }) => n > 0)
          .map(({ name, n }) => (
            <>
              <dt>{name}</dt>
              <dd>{formatNumber(n, spoken)}</dd>
            </>
          ))}
      </dl>
    </section>
  );
}

/** Whether something of it may still leave. */
function isRunning({ done, counts, stopped_at, worth_until }: BulkView, now: number): boolean {
  return stopped_at === null && worth_until > now && (!done || waits(counts));
}

/** Whether something that was prepared has not left, nor been given up. */
function waits(counts: BulkView['counts']): boolean {
  return counts.some(({ standing }) =>
    ['ready', 'sending', 'no_channel'].some((one) => one === standing),
  );
}

/** How it stands, in one sentence. */
export function bulkState(bulk: BulkView, now: number, locale: Locale): string {
  const words = bulkWords[locale];
  if (bulk.stopped_at !== null) return words.isStopped;
  if (bulk.done) return waits(bulk.counts) ? words.isDone : words.isFinished;
  return bulk.worth_until <= now ? words.isOver : words.isWriting;
}
