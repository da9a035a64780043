import { hoursOf } from '../../domain/editing/told.ts';
import { type Edition, slotsOf } from '../../domain/edition.ts';
import { MESSAGE_KINDS, type MessageKind, type Said } from '../../domain/message.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { messageText, WRITTEN } from '../../i18n/message-text.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { MessagesProps } from './props.ts';

/** Twelve digits that are no ticket's: the last is no check digit of the others. */
const MADE_UP = '123456789012';

/** A change by the office says the same as a moved window, and what the office writes has no fixed text. */
const SAID = MESSAGE_KINDS.filter((kind) => kind !== 'changed' && kind !== 'bulk');

function titleOf(kind: MessageKind, names: Readonly<Record<MessageKind, string>>): string {
  return kind === 'moved' ? `${names.moved} · ${names.changed}` : names[kind];
}

/** What messages say, in each of the languages in which they are written. */
export function Says({ locale, edition }: MessagesProps) {
  const words = messageWords[spokenIn(locale)];
  return (
    <details class="fold">
      <summary>{words.says}</summary>
      <p>
        {words.noLink} {words.amazigh}
      </p>
      <p class="hint">{words.example}</p>
      {SAID.map((kind) => {
        const said = exampleOf(kind, edition);
        return (
          said && (
            <>
              <h3>{titleOf(kind, words.kinds)}</h3>
              <dl class="record-list">
                {WRITTEN.map((one) => (
                  <>
                    <dt lang={one}>{languageNames[one]}</dt>
                    <dd>
                      <bdi lang={one} dir={directionOf(one)}>
                        {messageText(said, one)}
                      </bdi>
                    </dd>
                  </>
                ))}
              </dl>
            </>
          )
        );
      })}
    </details>
  );
}

/** A message of this kind about the first window of the edition; null while it has none. */
function exampleOf(kind: (typeof SAID)[number], edition: Edition): Said | null {
  if (kind === 'cancelled') return { kind, code: MADE_UP, asked: true };
  if (kind === 'code') return { kind, digits: '123456' };
  if (kind === 'declined') return { kind, code: MADE_UP, reason: 'full' };
  if (kind === 'wish') return { kind, number: 12 };
  if (kind === 'called_off') {
    const [day] = edition.days;
    return day ? { kind, code: MADE_UP, date: day.date } : null;
  }
  const [window] = slotsOf(edition).keys();
  const hours = window === undefined ? null : hoursOf(edition, window);
  const [gate] = edition.gates;
  if (!hours || !gate) return null;
  if (kind === 'offer')
    return { kind, hours, by: { date: hours.date, time: '09:00' }, today: true };
  return { kind, hours, gate, code: MADE_UP };
}
