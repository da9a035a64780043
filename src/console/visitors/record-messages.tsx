import { directionOf } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { messageWords } from '../../i18n/messages.ts';
import { secondAt } from '../shell/clock.ts';
import type { RecordProps } from './record-props.ts';

/** What its holder was written: of what kind, when, and where that stands. No text and no contact. */
export function RecordMessages({ locale, edition, now, record }: RecordProps) {
  const spoken = spokenIn(locale);
  const words = messageWords[spoken];
  return (
    <details class="record-history" lang={spoken} dir={directionOf(spoken)}>
      <summary>{words.ofOne}</summary>
      {record.messages.length === 0 ? (
        <p class="hint">{words.none}</p>
      ) : (
        <ol>
          {record.messages.map(({ kind, standing, at }) => (
            <li>
              <time>{secondAt(at, now, edition.timezone)}</time> <b>{words.kinds[kind]}</b>{' '}
              <span class="hint">{words.standings[standing]}</span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
