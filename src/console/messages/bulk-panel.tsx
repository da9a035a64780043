import { can } from '../../domain/archive.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Name, Row, Table } from '../shell/table.tsx';
import { bulkState } from './bulk-page.tsx';
import type { MessagesProps } from './props.ts';

/** What the office wrote to many, and the way to write once more. */
export function BulkPanel({ locale, member, edition, now, bulks }: MessagesProps) {
  const spoken = spokenIn(locale);
  const words = bulkWords[spoken];
  const base = `/console/${edition.slug}/messages`;
  return (
    <section class="panel" aria-labelledby="bulks">
      <h2 id="bulks">{words.list}</h2>
      {can(member.role, edition, 'send_bulk') && (
        <p class="bulk-open">
          <a class="primary" href={`${base}/new`}>
            <Icon name="plus" />
            <span>{words.open}</span>
          </a>
        </p>
      )}
      {bulks.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table labelledBy="bulks">
          <Body>
            {bulks.map((bulk) => (
              <Row>
                <Name>{clockAt(bulk.made_at, now, edition.timezone)}</Name>
                <Cell class="what">
                  <a href={`${base}/bulk/${bulk.number}`}>{words.number(bulk.number)}</a>{' '}
                  <span class="hint">{bulkState(bulk, now, spoken)}</span>
                </Cell>
                <Cell class="count">{words.registrations(bulk.registrations)}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

/** Whether the evening before is a reminder of the next day, and the button that changes it. */
export function ReminderPanel({ locale, member, edition, reminds }: MessagesProps) {
  const words = bulkWords[spokenIn(locale)].reminder;
  return (
    <section class="panel" aria-labelledby="reminder">
      <h2 id="reminder">{words.title}</h2>
      <p class="sign" data-state={reminds ? 'complete' : 'waiting'}>
        <StateIcon name={reminds ? 'complete' : 'waiting'} />
        <span>{reminds ? words.on : words.off}</span>
      </p>
      {can(member.role, edition, 'send_bulk') && (
        <PostForm class="bulk-open" action={`/console/${edition.slug}/messages/reminder`}>
          <button type="submit" class="quiet" name="wanted" value={reminds ? 'no' : 'yes'}>
            {reminds ? words.stop : words.start}
          </button>
        </PostForm>
      )}
    </section>
  );
}
