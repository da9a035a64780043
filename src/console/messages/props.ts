import type { Locale } from '../../domain/kinds.ts';
import type { ChannelsView } from '../../operations/channels.ts';
import type { MessagesView } from '../../operations/messages.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';

/** What the page of messages is made of. */
export interface MessagesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  view: MessagesView;
  desk: ChannelsView;
}
