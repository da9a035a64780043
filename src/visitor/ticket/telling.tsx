import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { tellingWords } from '../../i18n/telling.ts';
import { Icon } from '../../ui/icon.tsx';

/**
 * The offer to be told of changes on this phone. A script shows it where the browser can be told; the
 * browser itself is asked after a tap, and never before. `pushKey`: the edition's, as browsers take it.
 */
export function Telling(props: {
  readonly locale: Locale;
  readonly pushKey: string;
  readonly ticket: string;
}) {
  const words = tellingWords[props.locale];
  const written = props.locale === 'zgh' ? 'ar' : props.locale;
  return (
    <section
      class="telling advice"
      hidden
      data-key={props.pushKey}
      data-ticket={props.ticket}
      lang={written}
      dir={directionOf(written)}
    >
      <h2>
        <Icon name="bell" /> {words.title}
      </h2>
      <p>{words.text}</p>
      <div class="actions">
        <button class="button quiet" type="button">
          {words.offer}
        </button>
        <button class="button quiet" type="button" hidden>
          {words.stop}
        </button>
      </div>
      <p role="status" data-on={words.on} data-no={words.no} data-failed={words.failed} />
    </section>
  );
}
