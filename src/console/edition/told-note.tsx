import type { Context } from 'hono';
import type { Locale } from '../../domain/kinds.ts';
import { may } from '../../domain/roles.ts';
import { messageWords } from '../../i18n/messages.ts';
import { readTold } from '../../operations/messages.ts';
import type { WrittenCause } from '../../store/messages/read-messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { pageAddress } from '../shell/sections.ts';
import { type MemberApp, memberContext } from '../shell/session.ts';
import type { PageProps } from './days-props.ts';

/** What an edit that was just saved has caused; nothing where the address names none. */
export async function toldBy(c: Context<MemberApp>): Promise<readonly WrittenCause[]> {
  const said = c.req.query('told') ?? '';
  const isVersion = /^\d{1,9}$/.test(said) && may(c.var.member.role, 'read_messages');
  return isVersion ? readTold(memberContext(c), Number(said)) : [];
}

/** How many messages the edit has prepared, whether anything carries them, and where they are seen. */
export function ToldNote({
  told,
  spoken,
  ...page
}: PageProps & { told: readonly WrittenCause[]; spoken: Locale }) {
  if (told.length === 0) return null;
  const words = messageWords[spoken];
  const sum = (of: 'messages' | 'unreachable') => told.reduce((all, one) => all + one[of], 0);
  const without = sum('unreachable');
  return (
    <p class="sign" data-told="" data-state="empty">
      <Icon name="mail" />
      <span>
        {told.some(({ carried }) => carried)
          ? words.toldCarried(sum('messages'))
          : words.told(sum('messages'))}{' '}
        {without > 0 && `${words.toldWithout(without)} `}
        {told.some(({ done }) => !done) && `${words.going} `}
        <a href={pageAddress('messages', page.edition, page.now)}>{words.see}</a>
      </span>
    </p>
  );
}
