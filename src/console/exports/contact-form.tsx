import { EXPORT_KINDS, termsOf } from '../../domain/exports/kinds.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { TouchForm } from '../entry/touch-form.tsx';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField, TextArea } from '../shell/fields.tsx';
import { FormatField } from './format-field.tsx';
import { type ExportsProps, exportsPath } from './props.ts';

/** Characters of a reason. */
export const REASON_MAX = 400;

/** An owner’s way to names and contacts: with a reason, and their passkey. */
export function ContactForm({ locale, edition, touch, typed }: ExportsProps) {
  if (!touch) return null;
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const { reason, fault } = typed;
  const faults =
    fault === 'reason' ? [{ field: 'reason', text: words.withContacts.reasonMissing }] : [];
  const kinds = EXPORT_KINDS.filter((kind) => termsOf(kind).contacts);
  return (
    <section class="panel" id="with-contacts" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{words.withContacts.title}</h2>
      <p>{words.withContacts.lead}</p>
      <ErrorBox locale={spoken} faults={faults} />
      <TouchForm
        locale={spoken}
        touch={touch}
        action={`${exportsPath(edition)}/contacts`}
        page={exportsPath(edition)}
        class="export-form"
        fault={fault === 'reason' || fault === 'rows' ? null : fault}
      >
        {kinds.length > 1 && (
          <SelectField
            name="kind"
            id="contact-kind"
            label={words.ask.what}
            value=""
            options={kinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
          />
        )}
        <TextArea
          name="reason"
          label={words.withContacts.reason}
          hint={words.withContacts.reasonHint}
          value={reason}
          max={REASON_MAX}
          rows={2}
          dir="auto"
          required
          faults={faults}
        />
        <FormatField locale={locale} id="contact-format" />
        <button type="submit" class="plain">
          {words.withContacts.submit}
        </button>
      </TouchForm>
    </section>
  );
}
