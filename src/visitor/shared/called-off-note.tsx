import { type Day, daysRemain, type Edition, isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { CalledOffWords } from '../../i18n/ar/called-off.ts';
import { calledOffWords } from '../../i18n/called-off.ts';
import { Icon } from '../../ui/icon.tsx';

interface NoteProps {
  readonly locale: Locale;
  readonly edition: Edition;
  /** The day that the page is about. */
  readonly day: Day | undefined;
  readonly now: number;
  /** What that means for whoever reads it. */
  readonly says: Exclude<keyof CalledOffWords, 'day' | 'nearest' | 'others' | 'all'>;
}

/** That a day is called off, with its sign, and whether others remain; nothing of any other day. */
export function CalledOffNote(props: NoteProps) {
  if (!isOff(props.day)) return null;
  return <OffNotice text={calledOffText(props)} />;
}

/** A notice with the sign of what is called off. */
export function OffNotice({ text }: { text: string }) {
  return (
    <div class="notice" data-called-off="">
      <p>
        <Icon name="ban" /> <strong>{text}</strong>
      </p>
    </div>
  );
}

/** What is said of it, and that the other days go ahead while there is one. */
function calledOffText({ locale, edition, now, says }: NoteProps): string {
  const words = calledOffWords[locale];
  return daysRemain(edition, now) ? `${words[says]} ${words.others}` : words[says];
}
