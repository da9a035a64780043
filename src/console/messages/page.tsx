import { channelWords } from '../../i18n/channels.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { BulkPanel, ReminderPanel } from './bulk-panel.tsx';
import { CauseTable } from './cause-table.tsx';
import { ChannelsPanel } from './channels-panel.tsx';
import { KindTable } from './kind-table.tsx';
import type { MessagesProps } from './props.ts';
import { Says } from './says.tsx';
import { UnknownTable } from './unknown-table.tsx';

/** What carries messages, and what became of them, by kind: nobody's contact, and nobody's message. */
export function MessagesPage(props: MessagesProps) {
  const { locale, view, desk } = props;
  const spoken = spokenIn(locale);
  const words = messageWords[spoken];
  const isSetUp = desk.channels.some(({ state }) => state !== 'off');
  const prepared = view.counts
    .filter(({ standing }) => standing === 'no_channel')
    .reduce((sum, { messages }) => sum + messages, 0);
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.title}
      state={stateOf(props)}
      arch={{ number: formatNumber(prepared, spoken), word: words.arch(prepared) }}
      kind="messages"
      spoken={spoken}
    >
      <ChannelsPanel {...props} />
      <BulkPanel {...props} />
      <ReminderPanel {...props} />
      {view.counts.length === 0 && view.causes.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        !isSetUp && <p>{words.later}</p>
      )}
      {desk.unknown.length > 0 && <UnknownTable {...props} />}
      {view.counts.length > 0 && <KindTable {...props} />}
      {view.causes.length > 0 && <CauseTable {...props} />}
      <Says {...props} />
    </WorkPage>
  );
}

/** Whether anything is sent, in one sentence. */
function stateOf({ locale, desk }: MessagesProps): string {
  const spoken = spokenIn(locale);
  if (desk.channels.some(({ state }) => state === 'on')) return channelWords[spoken].sending;
  const isStopped = desk.channels.some(({ state }) => state === 'stopped');
  if (isStopped) return channelWords[spoken].stopped;
  return desk.channels.length > 0
    ? channelWords[spoken].notStarted
    : messageWords[spoken].noChannel;
}
