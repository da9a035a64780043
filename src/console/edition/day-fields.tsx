import type { EditionWords } from '../../i18n/edition.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';

/** What a form of this page asks for, and what it was read with. */
export function Hidden({ verb, number, base }: { verb: string; number: number; base?: object }) {
  return (
    <>
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="number" value={String(number)} />
      {base && <input type="hidden" name="base" value={JSON.stringify(base)} />}
    </>
  );
}

/** Whoever holds it is not asked: that their hour changes is said once more before it does. */
export function MovedTick({ words, of }: { words: EditionWords['days']; of: string }) {
  return (
    <>
      <label class="tick">
        <input type="checkbox" name="moved" value="yes" id={`moved-${of}`} />
        <span>{words.movedTick}</span>
      </label>
      <p class="hint">{words.moved}</p>
    </>
  );
}

/** The date and the hours of a day. */
export function DayFieldInputs(props: {
  words: EditionWords['days'];
  faults: readonly FieldFault[];
  prefix: string;
  shown: (name: 'date' | 'opens' | 'closes') => string;
}) {
  const { words, faults, prefix, shown } = props;
  const field = (name: 'date' | 'opens' | 'closes') => ({
    ...{ name, id: prefix + name, label: words[name], value: shown(name), faults },
  });
  return (
    <>
      <TextField {...field('date')} max={10} type="date" required />
      <div class="pair">
        <TextField {...field('opens')} max={5} type="time" required />
        <TextField {...field('closes')} max={5} type="time" required />
      </div>
    </>
  );
}
