interface NumberFieldProps {
  /** Its id on the page too. */
  name: string;
  label: string;
  value: string;
  /** The id of the sentence that says what is wrong with it; absent while nothing is. */
  fault?: string | undefined;
}

/** A whole number that is typed, in digits that run from left to right. */
export function NumberField({ name, label, value, fault }: NumberFieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        inputmode="numeric"
        dir="ltr"
        required
        autocomplete="off"
        value={value}
        {...(fault && { 'aria-invalid': 'true', 'aria-describedby': fault })}
      />
    </div>
  );
}
