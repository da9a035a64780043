import { localParts, zonedInstant } from '../../domain/calendar.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { spanOf } from '../../domain/presence.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Stretch } from '../../domain/voided-span.ts';
import { voidWords } from '../../i18n/voids.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface VoidStepProps {
  locale: Locale;
  edition: Edition;
  device: { readonly id: string };
  now: number;
}

/** Takes what a phone counted between two times out of the count: named first, then confirmed. */
export function VoidStep({ locale, edition, device, now }: VoidStepProps) {
  const words = voidWords[locale];
  const span = spanOf(edition, now);
  const [min, max] = [span.earliest, span.latest].map((at) => localMinute(at, edition.timezone));
  const time = { type: 'datetime-local', required: true, dir: 'ltr', min, max } as const;
  const fields = [
    { name: 'from', label: words.from },
    { name: 'to', label: words.to },
  ];
  return (
    <Step icon="history" name={words.take} ask={words.takeAsk} tone="stop">
      <PostForm class="stretch" action={`/console/${edition.slug}/devices/${device.id}/void`}>
        {fields.map(({ name, label }) => (
          <label class="field">
            {label}
            <input name={name} {...time} />
          </label>
        ))}
        <button type="submit" class="stop">
          {words.confirmTake}
        </button>
      </PostForm>
    </Step>
  );
}

/** The span of time in the form, in the edition's zone; null for an invalid one. */
export function readStretch(form: Record<string, unknown>, edition: Edition): Stretch | null {
  const [from, to] = [form.from, form.to].map((typed) => instantOf(typed, edition.timezone));
  if (from == null || to == null) return null;
  return { from, to: to + MINUTE_MS };
}

/** Of `YYYY-MM-DDTHH:MM`, as browsers send it; some write seconds too. */
function instantOf(typed: unknown, zone: string): number | null {
  const [, date, time] =
    /^(20\d\d-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,3})?)?$/.exec(String(typed ?? '')) ?? [];
  if (date === undefined || time === undefined) return null;
  try {
    return zonedInstant(date, time, zone);
  } catch (error) {
    // The 30th of February: a form that no browser makes.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function localMinute(at: number, zone: string): string {
  const { date, time } = localParts(at, zone);
  return `${date}T${time}`;
}
