interface MoreProps {
  /** Of the switch, unlike any other on the page. */
  id: string;
  label: string;
  /** What it shows more of, for screen readers; left out where the label says so. */
  of?: string;
}

/**
 * Shows what a small screen leaves out of the part in which it stands; a wide screen has it all. A
 * switch and no `details`: nothing has to be written twice, and rows stay in their table.
 */
export function More({ id, label, of }: MoreProps) {
  return (
    <>
      <input type="checkbox" class="more" id={id} autocomplete="off" />
      <label for={id}>
        {label}
        {of && <span class="unseen">: {of}</span>}
      </label>
    </>
  );
}
