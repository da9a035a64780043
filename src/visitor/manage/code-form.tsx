import { type Edition, registrationOpen } from '../../domain/edition.ts';
import { GROUP_KINDS, type RegistrationView } from '../../domain/registration.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { TextField } from '../register/fields.tsx';
import { managePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import type { ManageFacts } from './facts.ts';
import { FormKey } from './manage-forms.tsx';
import { OfferedWindows } from './offered-windows.tsx';

/** Whether a code of the directorate would confirm a registration now. */
export function takesCode(
  { kind, status }: RegistrationView,
  edition: Edition,
  now: number,
): boolean {
  return status === 'pending' && GROUP_KINDS.includes(kind) && registrationOpen(edition, now);
}

/**
 * The code that a group received after it had registered. When its window is full, others are
 * offered.
 */
export function CodeForm({ locale, edition, registration, secret, refused }: ManageFacts) {
  const { form, manage } = visitorWords[locale];
  const attempt = refused?.attempt?.form === 'code' ? refused.attempt : null;
  const room = attempt ? refused?.room : undefined;
  return (
    <form
      class="code-form"
      method="post"
      action={managePath(`${secret}/code`, locale)}
      novalidate
      data-resend=""
    >
      <FormKey />
      <input type="hidden" name="slot" value={registration.slot} />
      <OfferedWindows
        room={room}
        edition={edition}
        locale={locale}
        day={registration.day}
        send={manage.codeSend}
        take={form.take}
      />
      <TextField
        id="group_code"
        label={form.groupCode}
        value={attempt?.group_code ?? ''}
        wrong={attempt ? refused?.faults?.get('group_code') : undefined}
        autocomplete="off"
      />
      <SendState locale={locale} />
      <button class="button wide" type="submit">
        {manage.codeSend}
      </button>
    </form>
  );
}
