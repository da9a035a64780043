import type { Child } from 'hono/jsx';
import { Icon } from '../../ui/icon.tsx';
import type { Fault } from '../shared/fault.ts';

interface FieldProps {
  readonly id: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly value: string;
  /** What is wrong, if anything is. */
  readonly wrong?: Fault | undefined;
}

/** One line of text with its label, its hint and what is wrong with it, all tied together. */
export function TextField({
  id,
  label,
  hint,
  value,
  wrong,
  type = 'text',
  autocomplete,
  inputmode,
  dir,
}: FieldProps & {
  type?: 'text' | 'tel' | 'email';
  autocomplete: string;
  inputmode?: 'numeric';
  dir?: 'auto';
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Wrong id={id} fault={wrong} />
      <input
        id={id}
        name={id}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        dir={dir}
        {...tied(id, hint, wrong)}
      />
    </div>
  );
}

/**
 * A count that can be typed in any digits, which `type="number"` would refuse. The two buttons are
 * hidden until a script can make them work.
 */
export function CountField({
  id,
  name = id,
  label,
  hint,
  value,
  wrong,
  more,
  fewer,
  least = 0,
}: FieldProps & { name?: string; more: string; fewer: string; least?: number }) {
  return (
    <div class="field count">
      <div class="count-words">
        <label for={id}>{label}</label>
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div class="stepper" data-least={least}>
        <button type="button" hidden data-step={-1} aria-label={fewer}>
          <Icon name="minus" size={24} />
        </button>
        <input
          id={id}
          name={name}
          type="text"
          inputmode="numeric"
          value={value}
          {...tied(id, hint, wrong)}
        />
        <button type="button" hidden data-step={1} aria-label={more}>
          <Icon name="plus" size={24} />
        </button>
      </div>
      <Wrong id={id} fault={wrong} />
    </div>
  );
}

/** What is wrong with a field, in its own words. */
export function Wrong({ id, fault }: { id: string; fault: Fault | undefined }) {
  if (!fault) return null;
  return (
    <p class="wrong" id={`${id}-wrong`} data-of={fault.of.join(' ')}>
      <Icon name="alert-triangle" /> {fault.text}
    </p>
  );
}

function tied(id: string, hint: Child | undefined, wrong: Fault | undefined) {
  const by = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return {
    'aria-describedby': by || undefined,
    'aria-invalid': wrong ? 'true' : undefined,
  };
}
