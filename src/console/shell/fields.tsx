import type { FieldFault } from './error-box.tsx';
import { FieldError } from './error-box.tsx';

interface FieldProps {
  name: string;
  /** Its id on the page, where that is not its name. */
  id?: string;
  label: string;
  value: string;
  /** Under the label: what is expected. */
  hint?: string | undefined;
  faults?: readonly FieldFault[];
  /** Characters at most. Nothing is cut: more of them are refused, with the reason. */
  max: number;
  /** Of what is typed, where it is not the page's own. */
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  required?: boolean;
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal';
  type?: 'text' | 'password' | 'date' | 'time' | 'datetime-local';
  autocomplete?: string;
  autofocus?: boolean;
  /** Attributes by which a script finds the field. */
  data?: { readonly [name: `data-${string}`]: string };
}

/** One line that is typed: label, hint, what is wrong, field. */
export function TextField(props: FieldProps) {
  const { name, value, max, faults = [], type = 'text', required = false, autofocus } = props;
  const { id = name } = props;
  const fault = faults.find((one) => one.field === id);
  return (
    <div class="field wide">
      <Label {...props} fault={fault} />
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        {...(type === 'text' && { 'data-max': String(max) })}
        autocomplete={props.autocomplete ?? 'off'}
        {...props.data}
        {...(required && { required: true })}
        {...(autofocus && { autofocus: true, 'data-focus': '' })}
        {...(props.inputmode && { inputmode: props.inputmode })}
        {...(props.lang && { lang: props.lang })}
        {...(props.dir && { dir: props.dir })}
        {...describedBy(props, fault)}
      />
    </div>
  );
}

/** Several lines that are typed. */
export function TextArea(props: FieldProps & { rows?: number }) {
  const { name, value, max, faults = [], rows = 4, required = false } = props;
  const { id = name } = props;
  const fault = faults.find((one) => one.field === id);
  return (
    <div class="field wide">
      <Label {...props} fault={fault} />
      <textarea
        id={id}
        name={name}
        rows={rows}
        data-max={String(max)}
        {...(required && { required: true })}
        {...(props.lang && { lang: props.lang })}
        {...(props.dir && { dir: props.dir })}
        {...describedBy(props, fault)}
      >
        {value}
      </textarea>
    </div>
  );
}

interface SelectProps extends Omit<FieldProps, 'max' | 'type' | 'inputmode'> {
  options: readonly { readonly value: string; readonly text: string }[];
}

/** One of a few. */
export function SelectField(props: SelectProps) {
  const { name, value, options, faults = [], required = false } = props;
  const { id = name } = props;
  const fault = faults.find((one) => one.field === id);
  return (
    <div class="field wide">
      <Label {...props} fault={fault} />
      <select
        id={id}
        name={name}
        {...(required && { required: true })}
        {...describedBy(props, fault)}
      >
        {options.map((option) => (
          <option value={option.value} {...(option.value === value && { selected: true })}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

type Labelled = Pick<FieldProps, 'name' | 'id' | 'label' | 'hint'>;

function Label(props: Labelled & { fault: FieldFault | undefined }) {
  const { name, id = name, label, hint, fault } = props;
  return (
    <>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError fault={fault} />
    </>
  );
}

function describedBy({ name, id = name, hint }: Labelled, fault: FieldFault | undefined) {
  const ids = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return {
    ...(fault && { 'aria-invalid': 'true' as const }),
    ...(ids && { 'aria-describedby': ids }),
  };
}
