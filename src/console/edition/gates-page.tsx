import { gateFieldsOf } from '../../domain/editing/edits.ts';
import type { Untouched } from '../../domain/editing/untouched.ts';
import type { Gate } from '../../domain/edition.ts';
import { BAYS_TYPED_MAX, GATE_DIRECTIONS, SIGN_MAX, signOf } from '../../domain/edition-parts.ts';
import { type Locale, PARTY_KINDS } from '../../domain/kinds.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { WrittenCause } from '../../store/messages/read-messages.ts';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { InLanguages } from './in-languages.tsx';
import { LeftBehind, Saved } from './saved.tsx';
import { listOf, type Typed, textOf, valueAt } from './settings-form.ts';
import { ToldNote } from './told-note.tsx';

interface GatesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** Phones in service, by the number of their gate. */
  phones: ReadonlyMap<number, number>;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
  saved: number | 'unchanged' | null;
  /** What the edit that was saved has caused. */
  told: readonly WrittenCause[];
  /** Texts that were corrected in some languages alone. */
  left: readonly Untouched[];
}

const NAME_MAX = 120;

/** The gates as they are set up: sign, name, who enters, which way, lanes, steps, place. */
export function SetUpGatesPage(props: GatesProps) {
  const { locale, edition, faults, typed } = props;
  const words = editionWords[locale];
  const { gates } = edition;
  const adds = typed !== null && textOf(typed, 'verb') === 'add_gate';
  return (
    <WorkPage
      {...props}
      page="setUpGates"
      title={words.gates.title}
      state={words.gates.lead}
      faulty={faults.length > 0}
      arch={archOf('gates', gates.length, spokenIn(locale))}
      spoken={spokenIn(locale)}
    >
      <Saved saved={props.saved} words={words} />
      <ToldNote {...props} spoken={spokenIn(locale)} />
      <LeftBehind
        {...{ locale, left: props.left }}
        labelOf={(path) => (/^gates\.\d+\.name$/.test(path) ? words.gates.name : null)}
      />
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {gates.length === 0 && <EmptyState text={words.gates.empty} />}
      {gates.length > 0 && (
        <ul class="set-up-list">
          {gates.map((gate) => (
            <GateRow {...props} gate={gate} />
          ))}
        </ul>
      )}
      <details class="fold" open={gates.length === 0 || adds}>
        <summary>{words.gates.add}</summary>
        <GateForm {...props} gate={null} />
      </details>
    </WorkPage>
  );
}

function GateRow(props: GatesProps & { gate: Gate }) {
  const { locale, edition, gate, phones, typed } = props;
  const words = editionWords[locale];
  const { gates } = words;
  const { direction = 'both', lanes = 1, bays = [], kinds } = gate;
  const isSent =
    typed !== null &&
    textOf(typed, 'verb') === 'gate' &&
    textOf(typed, 'number') === String(gate.number);
  const facts = [
    kinds.length === 0 ? gates.everyone : kinds.map((kind) => words.kinds[kind]).join(' + '),
    gates.directions[direction],
    gate.step_free && gates.stepFree,
    bays.length > 0 && `${gates.bays} ${bays.join(gates.baysBetween)}`,
    `${gates.phones} ${gates.phonesOf(phones.get(gate.number) ?? 0, lanes)}`,
  ];
  return (
    <li>
      <b class="gate-sign">
        <bdi>{signOf(gate)}</bdi>
      </b>
      <div>
        <b>{gate.name[spokenIn(locale)] || gate.name.ar || gate.name.fr}</b>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </div>
      <div class="controls">
        <details class="step" name="step" open={isSent}>
          <summary>{gates.edit}</summary>
          <div class="step-ask">
            <GateForm {...props} />
          </div>
        </details>
        <Step icon="ban" name={gates.remove} ask={gates.removeAsk} tone="stop">
          <PostForm action={`/console/${edition.slug}/edition/gates`}>
            <input type="hidden" name="verb" value="remove_gate" />
            <input type="hidden" name="number" value={String(gate.number)} />
            <button type="submit" class="stop">
              {gates.confirm}
            </button>
          </PostForm>
        </Step>
      </div>
    </li>
  );
}

function GateForm(props: GatesProps & { gate: Gate | null }) {
  const { locale, edition, gate, faults } = props;
  const words = editionWords[locale];
  const stored = gate && gateFieldsOf(gate);
  const { gates, save, kinds } = words;
  const prefix = gate ? `gates.${gate.number}.` : 'new.';
  const typed = sentBy(props, gate);
  const shown = (name: string) => {
    if (typed) return textOf(typed, name);
    const value = valueAt(stored, name);
    return value === undefined || value === null ? '' : String(value);
  };
  const isOn = (name: string, value: string) =>
    typed ? listOf(typed, name).includes(value) : [valueAt(stored, name)].flat().includes(value);
  const isFree = typed ? textOf(typed, 'step_free') === 'yes' : stored?.step_free === true;
  const field = (name: string) => ({ name, id: prefix + name, value: shown(name), faults });
  const place = (name: string) => ({
    ...field(name),
    value: typed ? textOf(typed, name) : String(valueAt(stored, `position.${name}`) ?? ''),
  });
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/edition/gates`}>
      <input type="hidden" name="verb" value={gate ? 'gate' : 'add_gate'} />
      {gate && <input type="hidden" name="number" value={String(gate.number)} />}
      {stored && <input type="hidden" name="base" value={JSON.stringify(stored)} />}
      <TextField
        {...field('sign')}
        label={gates.sign}
        hint={gates.signHint}
        max={SIGN_MAX}
        dir="auto"
      />
      <InLanguages
        {...{ locale, name: 'name', id: `${prefix}name`, label: gates.name, shown, faults }}
        max={NAME_MAX}
      />
      <fieldset class="ticks">
        <legend>{gates.who}</legend>
        <p class="hint">{gates.whoHint}</p>
        {PARTY_KINDS.map((kind) => (
          <label class="tick">
            <input
              type="checkbox"
              name="kinds"
              value={kind}
              {...(isOn('kinds', kind) && { checked: true })}
            />
            <span>{kinds[kind]}</span>
          </label>
        ))}
      </fieldset>
      <SelectField
        {...field('direction')}
        label={gates.direction}
        value={shown('direction') || 'both'}
        options={GATE_DIRECTIONS.map((value) => ({ value, text: gates.directions[value] }))}
      />
      <TextField
        {...field('lanes')}
        value={shown('lanes') || '1'}
        label={gates.lanes}
        hint={gates.lanesHint}
        {...{ max: 4, inputmode: 'numeric', dir: 'ltr', required: true }}
      />
      <TextField
        {...field('bays')}
        value={typed ? textOf(typed, 'bays') : (stored?.bays ?? []).join(gates.baysBetween)}
        label={gates.bays}
        hint={gates.baysHint}
        max={BAYS_TYPED_MAX}
        dir="auto"
      />
      <label class="tick">
        <input type="checkbox" name="step_free" value="yes" {...(isFree && { checked: true })} />
        <span>{gates.stepFree}</span>
      </label>
      <p class="hint">{gates.positionHint}</p>
      <div class="pair">
        <TextField {...place('latitude')} label={gates.latitude} {...{ max: 20, dir: 'ltr' }} />
        <TextField {...place('longitude')} label={gates.longitude} {...{ max: 20, dir: 'ltr' }} />
      </div>
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

/** What was typed in this very form. */
function sentBy({ typed }: GatesProps, gate: Gate | null): Typed | null {
  if (!typed || textOf(typed, 'verb') !== (gate ? 'gate' : 'add_gate')) return null;
  return gate === null || textOf(typed, 'number') === String(gate.number) ? typed : null;
}
