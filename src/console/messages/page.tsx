import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { CauseTable } from './cause-table.tsx';
import { KindTable } from './kind-table.tsx';
import type { MessagesProps } from './props.ts';
import { Says } from './says.tsx';

/** What would have been sent, of what kind and to how many: nobody's contact, and nobody's message. */
export function MessagesPage(props: MessagesProps) {
  const { locale, view } = props;
  const spoken = spokenIn(locale);
  const words = messageWords[spoken];
  const prepared = view.counts
    .filter(({ standing }) => standing === 'no_channel')
    .reduce((sum, { messages }) => sum + messages, 0);
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.title}
      state={words.noChannel}
      arch={{ number: formatNumber(prepared, spoken), word: words.arch(prepared) }}
      kind="messages"
      spoken={spoken}
    >
      {view.counts.length === 0 && view.causes.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        <p>{words.later}</p>
      )}
      {view.counts.length > 0 && <KindTable {...props} />}
      {view.causes.length > 0 && <CauseTable {...props} />}
      <Says {...props} />
    </WorkPage>
  );
}
