import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { tellingWords } from '../../i18n/telling.ts';
import { Icon } from '../../ui/icon.tsx';

/**
 * The question whether to be told of changes on this phone. A script shows it where the browser can be
 * told, and asks once: after any answer the button alone is left. The browser itself is asked after a
 * tap, and never before. `pushKey`: the edition's, as browsers take it.
 */
export function Telling(props: {
  readonly locale: Locale;
  readonly pushKey: string;
  /** Where it is asked: the address of the ticket, or of a place in a wait list. */
  readonly ticket: string;
  /** Of what: a party that waits has the number of its first ticket, of which its browsers are told on. */
  readonly of: { readonly event: number; readonly serial: number };
  /** Of a party that waits: the address of its page. What it offers depends on the answer. */
  readonly waitsAt?: string;
}) {
  const { of, waitsAt } = props;
  const words = tellingWords[props.locale];
  const written = legalLocale(props.locale, 'telling');
  return (
    <section
      class="telling advice"
      hidden
      data-key={props.pushKey}
      data-ticket={props.ticket}
      data-of={`${of.event}-${of.serial}`}
      data-anew={waitsAt}
      lang={written}
      dir={directionOf(written)}
    >
      <h2>
        <Icon name="bell" /> {words.title}
      </h2>
      <p>{waitsAt === undefined ? words.text : words.turn}</p>
      <div class="actions">
        <button class="button quiet" type="button" data-offer="">
          {words.offer}
        </button>
        <button class="button quiet" type="button" data-decline="">
          {words.decline}
        </button>
        <button class="button quiet" type="button" data-stop="" hidden>
          {words.stop}
        </button>
      </div>
      <p role="status" data-on={words.on} data-no={words.no} data-failed={words.failed} />
    </section>
  );
}
