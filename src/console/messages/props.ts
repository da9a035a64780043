import type { Locale } from '../../domain/kinds.ts';
import type { Price } from '../../domain/price.ts';
import type { BulkView, Counted } from '../../operations/bulk.ts';
import type { ChannelsView, ChannelView } from '../../operations/channels.ts';
import type { MessagesView } from '../../operations/messages.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import type { ReadBulk, TypedBulk } from './read-bulk.ts';

/** What the page of messages is made of. */
export interface MessagesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  view: MessagesView;
  desk: ChannelsView;
  bulks: readonly BulkView[];
  /** Whether it reminds of its days the evening before. */
  reminds: boolean;
}

type DeskProps = Pick<MessagesProps, 'locale' | 'member' | 'edition' | 'now'>;

/** What the form of a text for many is made of. */
export interface BulkFormProps extends DeskProps {
  typed: TypedBulk;
  faults: readonly FieldFault[];
  /** Once it was asked for. */
  counted: Counted | null;
}

/** What the page before a text is sent is made of. */
export interface BulkCheckProps extends DeskProps {
  typed: TypedBulk;
  bulk: ReadBulk;
  counted: Counted;
  price: Price | null;
  channels: readonly ChannelView[];
}

/** What the page of a text that was sent is made of. */
export interface BulkProps extends DeskProps {
  bulk: BulkView;
}
