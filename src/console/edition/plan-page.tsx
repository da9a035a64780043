import { MARKS_MAX } from '../../contract/requests/edition-fields.ts';
import { NAME_MAX } from '../../contract/requests/edition-parts.ts';
import { PLAN_KINDS, type PlanMark, signOf } from '../../domain/edition-parts.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { editionListWords } from '../../i18n/edition-lists.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { MarkSign, SitePlan } from '../../ui/site-plan.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { InLanguages } from './in-languages.tsx';
import { type EntryFields, ListPage, type ListProps } from './list-page.tsx';
import type { ListSetting } from './list-routes.tsx';

/** What stands where on the site, in squares; it is drawn above as visitors see it. */
export function PlanPage(props: ListProps & { list: ListSetting }) {
  const { locale, edition } = props;
  const words = editionListWords[locale].plan;
  const marks = edition.plan ?? [];
  return (
    <ListPage<PlanMark>
      {...props}
      words={words}
      entries={marks}
      canAdd={marks.length < MARKS_MAX}
      labelOf={() => words.name}
      row={(mark) => <MarkCells {...props} mark={mark} />}
      fields={(fields) => <MarkFields {...props} {...fields} />}
    >
      {marks.length > 0 && (
        <SitePlan {...{ marks, gates: edition.gates, label: words.title, squares: true }} />
      )}
    </ListPage>
  );
}

function MarkCells({ locale, edition, mark }: ListProps & { mark: PlanMark }) {
  const spoken = spokenIn(locale);
  const gate = edition.gates.find(({ number }) => number === mark.gate);
  const name = gate?.name ?? mark.name;
  return (
    <>
      <MarkSign mark={mark} marks={edition.plan ?? []} gates={edition.gates} />
      <div>
        <b>{name[spoken] || name.ar || name.fr || eventPageWords[spoken].way.kinds[mark.kind]}</b>
        <small>{editionListWords[locale].plan.at(mark.column, mark.row)}</small>
      </div>
    </>
  );
}

function MarkFields(props: ListProps & EntryFields<PlanMark>) {
  const { locale, edition, faults, prefix, shown } = props;
  const words = editionListWords[locale].plan;
  const spoken = spokenIn(locale);
  const { kinds } = eventPageWords[spoken].way;
  const field = (name: 'kind' | 'column' | 'row' | 'gate') => ({
    ...{ name, id: prefix + name, label: words[name], value: shown(name), faults },
  });
  const gates = edition.gates.map((gate) => ({
    value: String(gate.number),
    text: `${signOf(gate)} · ${gate.name[spoken] || gate.name.ar}`,
  }));
  const number = { max: 2, inputmode: 'numeric', dir: 'ltr', required: true } as const;
  return (
    <>
      <SelectField
        {...field('kind')}
        options={PLAN_KINDS.map((value) => ({ value, text: kinds[value] }))}
      />
      <SelectField
        {...field('gate')}
        hint={words.gateHint}
        value={shown('gate') === 'null' ? '' : shown('gate')}
        options={[{ value: '', text: words.noGate }, ...gates]}
      />
      <div class="pair">
        <TextField {...field('column')} hint={words.columnHint} {...number} />
        <TextField {...field('row')} hint={words.rowHint} {...number} />
      </div>
      <InLanguages
        {...{ locale, name: 'name', id: `${prefix}name`, label: words.name, hint: words.nameHint }}
        {...{ shown, faults, max: NAME_MAX }}
      />
    </>
  );
}
