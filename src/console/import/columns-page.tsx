import {
  CONTACT_FIELDS,
  fieldsOf,
  type ListField,
  type ListKind,
  NEEDED_FIELDS,
} from '../../domain/lists/columns.ts';
import { importWords } from '../../i18n/imports.ts';
import { ErrorBox, FieldError, type FieldFault } from '../shell/error-box.tsx';
import { SelectField } from '../shell/fields.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { type Chosen, neededId } from './chosen-columns.ts';
import { Carried, type ImportProps, ImportWork, importPath } from './parts.tsx';
import type { CarriedList, ListHead } from './sent.ts';

interface ColumnsProps extends ImportProps {
  list: CarriedList;
  chosen: Chosen;
  day: number | null;
  faults: readonly FieldFault[];
}

/** Second step: theirs at the start, ours as a choice; what may not be taken is named. */
export function ColumnsPage(props: ColumnsProps) {
  const { locale, edition, list, faults, day } = props;
  const words = importWords[locale];
  const { head, sealedHead, pieces } = list;
  return (
    <ImportWork {...props} step={2} state={words.columnsNote(head.rows)} faulty={faults.length > 0}>
      <ErrorBox locale={locale} faults={faults} />
      <Refused {...props} head={head} />
      <Needed {...props} />
      <form method="post" action={importPath(edition)} enctype="multipart/form-data">
        <input type="hidden" name="step" value="columns" />
        <Carried name="head" values={[sealedHead]} />
        <Carried name="piece" values={pieces} />
        <ColumnsTable {...props} />
        <SelectField
          name="day"
          label={words.anyDay}
          hint={words.anyHour}
          value={day === null ? '' : String(day)}
          faults={faults}
          options={[
            { value: '', text: words.noDay },
            ...edition.days.map(({ number, date }) => ({
              value: String(number),
              text: shortDay(date, locale),
            })),
          ]}
        />
        <button type="submit" class="primary">
          {words.check}
        </button>
      </form>
    </ImportWork>
  );
}

/** The columns that the list must have, each with theirs or without one. */
function Needed({ locale, list, chosen, faults }: ColumnsProps) {
  const words = importWords[locale];
  const { kind, columns } = list.head;
  const needed = [
    ...NEEDED_FIELDS[kind].map((field) => ({
      id: neededId(field),
      name: words.fields[field],
      of: [field] as readonly ListField[],
    })),
    { id: neededId('contact'), name: words.neededContact, of: CONTACT_FIELDS },
  ];
  return (
    <section class="import-needed" aria-labelledby="needed">
      <h2 id="needed">{words.needed}</h2>
      <ul>
        {needed.map(({ id, name, of }) => {
          const at = chosen.findIndex((field) => field !== null && of.includes(field));
          const state = at >= 0 ? 'complete' : 'waiting';
          const heading = columns[at]?.heading || words.unnamed(at + 1);
          const fault = faults.find(({ field }) => field === id);
          return (
            <li class="sign" id={id} data-state={state} tabindex={-1}>
              <StateIcon name={state} />
              <span>
                <b>{name}</b>
                {at >= 0 && (
                  <>
                    {' · '}
                    <bdi>{heading}</bdi>
                  </>
                )}
                {at < 0 && !fault && ` · ${words.noColumn}`}
                <FieldError fault={fault} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Refused({ locale, head }: ColumnsProps & { head: ListHead }) {
  const words = importWords[locale];
  if (head.refused.length === 0) return null;
  return (
    <section class="import-refused" aria-labelledby="refused">
      <h2 id="refused">{words.refusedTitle}</h2>
      <ul>
        {head.refused.map(({ heading, why }, at) => (
          <li class="sign" data-state="waiting">
            <StateIcon name="waiting" />
            <span>
              <b>
                <bdi>{heading || words.unnamed(at + 1)}</bdi>
              </b>{' '}
              {words.refused[why]}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{words.refusedNote}</p>
    </section>
  );
}

function ColumnsTable({ locale, list, chosen, faults }: ColumnsProps) {
  const words = importWords[locale];
  return (
    <section class="panel import-columns" aria-labelledby="columns">
      <h2 id="columns">{words.columns}</h2>
      <Table labelledBy="columns">
        <Head>
          <Column>{words.theirs}</Column>
          <Column>{words.ours}</Column>
          <Column>{words.examples}</Column>
        </Head>
        <Body>
          {list.head.columns.map(({ heading, examples }, at) => (
            <Row>
              <Name>
                <label for={`column_${at}`}>
                  <bdi>{heading || words.unnamed(at + 1)}</bdi>
                </label>
              </Name>
              <Cell>
                <FieldChoice
                  {...{ locale, at, faults }}
                  kind={list.head.kind}
                  value={chosen[at] ?? ''}
                />
              </Cell>
              <Cell class="import-examples">
                <CellLabel text={words.examples} />
                <span>
                  {examples.map((example, n) => (
                    <>
                      {n > 0 && ' · '}
                      <bdi>{example}</bdi>
                    </>
                  ))}
                </span>
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

type ChoiceProps = Pick<ColumnsProps, 'locale' | 'faults'> & {
  kind: ListKind;
  at: number;
  value: string;
};

function FieldChoice({ locale, kind, at, value, faults }: ChoiceProps) {
  const words = importWords[locale];
  const id = `column_${at}`;
  const fault = faults.find(({ field }) => field === id);
  const wrong = fault && { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-fault` };
  // A school counts girls and boys: their sum alone cannot be registered.
  const nameOf = (field: ListField) =>
    kind === 'school' && field === 'children' ? words.totalCompared : words.fields[field];
  return (
    <>
      <FieldError fault={fault} />
      <select id={id} name={id} {...wrong}>
        <option value="">{words.unused}</option>
        {fieldsOf(kind).map((one) => (
          <option value={one} {...(one === value && { selected: true })}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </>
  );
}
