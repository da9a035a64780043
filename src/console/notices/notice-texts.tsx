import type { Locale } from '../../domain/kinds.ts';
import { NOTICE_MAX, RUMOUR_MAX } from '../../domain/notice.ts';
import { directionOf } from '../../i18n/common.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { TextArea } from '../shell/fields.tsx';
import type { FormProps } from './props.ts';

/** What the notice says, in each language; of a rumour its halves. */
export function NoticeTexts(props: FormProps) {
  const words = noticeDeskWords[props.locale].form;
  const isRumour = props.draft.template === 'rumour';
  return (
    <>
      <p class="hint">{isRumour ? words.notHint : words.textHint}</p>
      <div class="notice-texts">
        {WRITTEN_FIRST.map((one) =>
          isRumour ? <RumourFields {...props} of={one} /> : <TextOf {...props} of={one} />,
        )}
      </div>
    </>
  );
}

/** Arabic and French at once; the two others stand beside them. */
const WRITTEN_FIRST = ['ar', 'fr', 'zgh', 'en'] as const satisfies readonly Locale[];

function TextOf({ locale, draft, faults, of }: FormProps & { of: Locale }) {
  const words = noticeDeskWords[locale].form;
  // Nobody has written a template in Amazigh: the page says so, and what stands in.
  const isUnwritten = of === 'zgh' && draft.template !== 'free';
  return (
    <TextArea
      name={`text-${of}`}
      label={words.text[of]}
      value={draft.text[of]}
      hint={isUnwritten ? words.unwritten : undefined}
      max={NOTICE_MAX}
      rows={5}
      lang={of}
      dir={directionOf(of)}
      faults={faults}
    />
  );
}

function RumourFields({ locale, draft, faults, of }: FormProps & { of: Locale }) {
  const words = noticeDeskWords[locale].form;
  const { is, not } = draft.parts[of];
  return (
    <fieldset class="rumour">
      <legend>{words.text[of]}</legend>
      <TextArea
        name={`is-${of}`}
        label={words.is}
        value={is}
        max={RUMOUR_MAX}
        rows={2}
        lang={of}
        dir={directionOf(of)}
        faults={faults}
      />
      <TextArea
        name={`not-${of}`}
        label={words.not}
        value={not}
        max={RUMOUR_MAX}
        rows={2}
        lang={of}
        dir={directionOf(of)}
        faults={faults}
      />
    </fieldset>
  );
}
