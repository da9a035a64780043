import type { Locale } from '../../domain/kinds.ts';
import { costOf } from '../../domain/price.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { channelWords } from '../../i18n/channels.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate } from '../../i18n/format.ts';
import { bulkAtMost, bulkWrittenIn, WRITTEN, writtenIn } from '../../i18n/message-text.ts';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ReachTable } from './bulk-reach.tsx';
import type { BulkCheckProps } from './props.ts';
import { FIELDS, visitsOf } from './read-bulk.ts';

/** What is about to be sent to whom, and what it costs: the one button sends it. */
export function BulkCheckPage(props: BulkCheckProps) {
  const { locale, edition, bulk, counted, typed } = props;
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const base = `/console/${edition.slug}/messages/new`;
  const reached = counted.reached
    .filter(({ reach }) => reach !== 'none')
    .reduce((sum, { registrations }) => sum + registrations, 0);
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.checking}
      state={words.usefulUntil(formatDate(bulk.worth_until - 1, spoken, edition.timezone))}
      kind="messages"
      spoken={spoken}
    >
      <ReachTable locale={spoken} counted={counted} />
      <Says {...props} />
      <Costs {...props} />
      <PostForm class="channel-form" action={base}>
        {FIELDS.map((name) => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
        {reached === 0 && counted.registrations > 0 && <p>{words.noneReached}</p>}
        <div class="channel-orders">
          {reached > 0 && (
            <button type="submit" class="primary">
              {words.send(reached)}
            </button>
          )}
          <button type="submit" class="quiet" formaction={`${base}/count`}>
            {words.change}
          </button>
        </div>
      </PostForm>
    </WorkPage>
  );
}

function Says({ locale, edition, bulk }: BulkCheckProps) {
  const words = bulkWords[spokenIn(locale)];
  const visits = visitsOf(edition, bulk.texts);
  return (
    <section class="panel" aria-labelledby="says">
      <h2 id="says">{words.says}</h2>
      <p class="hint">{words.example}</p>
      <dl class="record-list">
        {WRITTEN.map((one) => {
          const { text, parts, units, alphabet } = bulkAtMost(bulk.texts, one, visits);
          const isAbsent = bulk.texts[one] === null;
          return (
            <>
              <dt lang={one}>{languageNames[one]}</dt>
              <dd>
                {isAbsent ? (
                  words.noEnglish
                ) : (
                  <>
                    <bdi lang={one} dir={directionOf(one)}>
                      {text}
                    </bdi>
                    <p class="hint">{words.parts(parts, units, alphabet === 'unicode')}</p>
                  </>
                )}
              </dd>
            </>
          );
        })}
      </dl>
    </section>
  );
}

/** What goes by SMS costs by the part; the rest costs nothing. */
function Costs({ locale, edition, bulk, counted, price, channels }: BulkCheckProps) {
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const visits = visitsOf(edition, bulk.texts);
  const partsIn = (one: Locale) => {
    const language = writtenIn(bulkWrittenIn(one, bulk.texts));
    return bulkAtMost(bulk.texts, language, visits).parts;
  };
  const sms = counted.reached.filter(({ reach }) => reach === 'sms');
  const messages = sms.reduce((sum, { registrations }) => sum + registrations, 0);
  const parts = sms.reduce((sum, one) => sum + one.registrations * partsIn(one.locale), 0);
  return (
    <section class="panel" aria-labelledby="costs">
      <h2 id="costs">{channelWords[spoken].title}</h2>
      <p>
        {messages === 0 && words.free}
        {messages > 0 &&
          (price ? words.cost(messages, parts, costOf(price, parts)) : words.noPrice(parts))}
      </p>
      {channels.map(({ channel, per_day }) => (
        <p>{words.perDay(channelWords[spoken].names[channel], per_day)}</p>
      ))}
      <p class="hint">{words.budgets}</p>
    </section>
  );
}
