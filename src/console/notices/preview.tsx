import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { correctionOf, inTwo } from '../../domain/notice.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatTime } from '../../i18n/format.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { correctionSentences } from '../../i18n/notices.ts';
import type { FormProps } from './props.ts';

/** What the public will read; a script follows what is typed. */
export function Preview(props: FormProps) {
  const words = noticeDeskWords[props.locale].form;
  return (
    <aside class="notice-preview" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <p class="hint">{words.previewHint}</p>
      {LOCALES.map((of) => (
        <PreviewOf {...props} of={of} />
      ))}
    </aside>
  );
}

function PreviewOf({ edition, draft, now, of }: FormProps & { of: Locale }) {
  const isRumour = draft.template === 'rumour';
  const sentences = correctionSentences(of, formatTime(now, edition.timezone));
  const text = isRumour ? correctionOf(sentences, draft.parts[of]) : draft.text[of];
  const { first, rest } = inTwo(text);
  return (
    <p
      lang={of}
      dir={directionOf(of)}
      hidden={text === ''}
      data-preview={of}
      {...(isRumour && { 'data-both': sentences.both, 'data-alone': sentences.alone })}
    >
      <strong>{first}</strong> <span>{rest}</span>
    </p>
  );
}
