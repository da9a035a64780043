import { AUDIT_IDS } from '../../domain/audited.ts';
import { directionOf } from '../../i18n/common.ts';
import { logWords } from '../../i18n/log.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { editionFieldName, fieldName } from './field-names.ts';
import { valueText } from './field-values.ts';
import type { LogProps } from './props.ts';

/** Of people: the log says that it changed, and never what it was. */
const PERSONAL = /^(name|contact|phone|email|organisation|answers|phone_hash|email_hash)$/;

/** What it was before and is from then on, of each figure that differs. */
export function Changes(props: LogProps & { row: LogRow }) {
  const { row } = props;
  const said = [
    ...spans(row.before, row.after, props, (name) => fieldName(name, props.locale)),
    // The fields of an edition are noted together, each by its path.
    ...spans(partOf(row.before), partOf(row.after), props, (path) => editionFieldName(path, props)),
  ];
  if (said.length === 0) return null;
  return (
    <ul class="log-changes">
      {said.map(({ label, text }) => (
        <li>
          {logWords[props.locale].field(label)} <bdi dir={directionOf(props.locale)}>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

type Figures = Readonly<Record<string, unknown>>;

function partOf(figures: Figures | null): Figures | null {
  const fields = figures?.fields;
  const isPlain = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
  return isPlain ? Object.fromEntries(Object.entries(fields)) : null;
}

function spans(
  before: Figures | null,
  after: Figures | null,
  props: LogProps,
  labelOf: (name: string) => string,
) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.filter(isSaid).flatMap((name) => {
    const [was, is] = [before?.[name], after?.[name]].map((value) => valueText(value, name, props));
    if (was === is || (name === 'more' && was === '0')) return [];
    const span = was === undefined ? is : logWords[props.locale].became(was, is ?? '–');
    return [{ label: labelOf(name), text: PERSONAL.test(name) ? personal(props) : span }];
  });
}

function personal({ locale }: LogProps): string {
  return logWords[locale].personal;
}

function isSaid(name: string): boolean {
  return name !== 'fields' && !AUDIT_IDS.some((id) => id === name);
}
