import { can } from '../../domain/archive.ts';
import { slotsOf } from '../../domain/edition.ts';
import { answerBy, canBeSentAgain } from '../../domain/requests.ts';
import { directionOf } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { mediaWords } from '../../i18n/media.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { TextField } from '../register/fields.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { isGroupKind, managePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import type { ManageFacts } from './facts.ts';
import { FormKey } from './manage-forms.tsx';
import { OfferedWindows } from './offered-windows.tsx';

/** Until when a request is answered; nothing once that has passed. */
export function AnswerBy({ locale, edition, registration, now }: ManageFacts) {
  const { kind, waits_since: since } = registration;
  const by = since === null ? 0 : answerBy(edition, { kind, since });
  if (by <= now) return null;
  const said = legalLocale(locale, 'declined');
  const day = formatDate(by, said, edition.timezone, 'without_year');
  const time = formatTime(by, edition.timezone);
  return (
    <InLegal locale={locale} section="declined">
      {declineWords[said].answerBy(day, time)}
    </InLegal>
  );
}

/** A request that was completed waits again. */
export function SentAgain({ locale }: ManageFacts) {
  return (
    <InLegal locale={locale} section="declined">
      {declineWords[locale].resend.sent}
    </InLegal>
  );
}

/** Why a request was not accepted, and what can be done now. */
export function DeclinedNote(facts: ManageFacts) {
  const { locale, registration, own } = facts;
  const { decline_reason: reason, resent } = registration;
  if (reason === null) return null;
  const words = declineWords[locale];
  const again = canBeSentAgain({ decline_reason: reason, resent });
  const next = reason === 'incomplete' && !again ? words.resend.tooOften : words.next[reason];
  const said = legalLocale(locale, 'declined');
  return (
    <section class="declined" data-declined="" lang={said} dir={directionOf(said)}>
      <p>
        <strong>{words.declined(words.reasons[reason])}</strong>
      </p>
      <h2>{words.nextTitle}</h2>
      <p>{next}</p>
      {again && own && can('visitor', facts.edition, 'change_registration') && (
        <ResendForm {...facts} own={own} />
      )}
    </section>
  );
}

/** What was missing is completed, and the request sent again under its reference. */
function ResendForm(facts: ManageFacts & { own: NonNullable<ManageFacts['own']> }) {
  const { locale, edition, registration, secret, refused, own } = facts;
  const { form } = visitorWords[locale];
  const { resend } = declineWords[locale];
  const media = mediaWords[locale];
  const { kind } = registration;
  const typed = refused?.attempt?.form === 'resend' ? refused.attempt : null;
  const faults = typed ? refused?.faults : undefined;
  const before = {
    organisation: own.organisation ?? '',
    details: own.details ?? '',
    work: own.media?.work ?? '',
    equipment: own.media?.equipment ?? '',
    vehicle: own.media?.vehicle ?? '',
  };
  const value = { ...before, ...typed };
  const slot = slotsOf(edition).get(registration.slot);
  if (!slot) return null;
  const field = (id: 'work' | 'equipment' | 'vehicle') => (
    <TextField
      id={id}
      label={media[id]}
      value={value[id]}
      wrong={faults?.get(id)}
      autocomplete="off"
      dir="auto"
    />
  );
  return (
    <form method="post" action={managePath(`${secret}/resend`, locale)} novalidate data-resend="">
      <h2>{resend.title}</h2>
      <FormKey />
      <input type="hidden" name="slot" value={registration.slot} />
      <OfferedWindows
        room={typed ? refused?.room : undefined}
        edition={edition}
        locale={locale}
        day={registration.day}
        send={resend.send}
        take={resend.take}
      />
      <TextField
        id="organisation"
        label={isGroupKind(kind) ? form.kinds[kind].organisation : ''}
        value={value.organisation}
        wrong={faults?.get('organisation')}
        autocomplete="organization"
        dir="auto"
      />
      {kind === 'media' && (
        <>
          {field('work')}
          {field('equipment')}
          {field('vehicle')}
        </>
      )}
      <TextField
        id="details"
        label={resend.details}
        hint={resend.detailsHint}
        value={value.details}
        wrong={faults?.get('details')}
        autocomplete="off"
        dir="auto"
      />
      <SendState locale={locale} />
      <button class="button wide" type="submit">
        {resend.send}
      </button>
    </form>
  );
}
