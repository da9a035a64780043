import { can } from '../../domain/archive.ts';
import { channelWords } from '../../i18n/channels.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { UnknownMessage } from '../../store/messages/waiting.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import type { MessagesProps } from './props.ts';

/** Messages of which nobody knows whether they arrived: somebody who does says so. None is sent again. */
export function UnknownTable(props: MessagesProps) {
  const { locale, member, edition, now, desk } = props;
  const spoken = spokenIn(locale);
  const [words, common] = [channelWords[spoken], messageWords[spoken]];
  const opens = can(member.role, edition, 'open_record');
  const runs = can(member.role, edition, 'run_channel');
  return (
    <section class="panel" aria-labelledby="unknown">
      <h2 id="unknown">{words.unknown}</h2>
      <p class="hint">{words.unknownNote}</p>
      <Table labelledBy="unknown">
        <Head>
          <Column>{common.when}</Column>
          <Column>{common.kind}</Column>
          <Column>{words.open}</Column>
          <Column>{common.what}</Column>
        </Head>
        <Body>
          {desk.unknown.map((one) => (
            <Row>
              <Name>{clockAt(one.at, now, edition.timezone)}</Name>
              <Cell class="what">{common.kinds[one.kind]}</Cell>
              <Cell>
                {opens && one.has_record && (
                  <a href={`/console/${edition.slug}/visitors/${one.registration}`}>{words.open}</a>
                )}
              </Cell>
              <Cell>{runs && <Said {...props} one={one} />}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

function Said({ locale, edition, one }: MessagesProps & { one: UnknownMessage }) {
  const words = channelWords[spokenIn(locale)];
  return (
    <PostForm class="channel-said" action={`/console/${edition.slug}/messages/unknown`}>
      <input type="hidden" name="registration" value={one.registration} />
      <input type="hidden" name="kind" value={one.kind} />
      <input type="hidden" name="revision" value={String(one.revision)} />
      <button type="submit" class="quiet" name="said" value="sent">
        {words.wasSent}
      </button>
      <button type="submit" class="quiet" name="said" value="not">
        {words.wasNot}
      </button>
    </PostForm>
  );
}
