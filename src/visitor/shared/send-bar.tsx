import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';

/**
 * The button, in reach at the lower edge of a phone, with what it will register. What changes while
 * the form is filled in is shown once a script can keep it true.
 */
export function SendBar({ locale, date, send }: { locale: Locale; date: string; send: Child }) {
  const words = visitorWords[locale].form;
  return (
    <div class="send-bar" data-send-bar="">
      <p class="send-summary">
        <span data-summary="day">{date}</span>
        <span data-summary="window" data-none={words.unchosen} hidden />
        <span class="send-people" hidden>
          <Icon name="users" />
          <span class="hidden">{words.people}</span> <bdi data-summary="people" />
        </span>
      </p>
      <SendState locale={locale} />
      <button class="button wide" type="submit">
        {send}
      </button>
    </div>
  );
}

/** Where a script shows what happens to a sent form. */
export function SendState({ locale }: { locale: Locale }) {
  const words = visitorWords[locale].form;
  return (
    <p class="send-state" role="status" data-sending={words.sending} data-unsent={words.unsent} />
  );
}
