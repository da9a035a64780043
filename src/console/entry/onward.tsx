export interface OnwardProps {
  /** The page to go on to, on this host. */
  to: string;
  /** What was typed before, sealed, which goes on with the reader. */
  carried: string | null;
}

/** Where to go on, and with what: fields of each form that signs in. */
export function Onward({ to, carried }: OnwardProps) {
  return (
    <>
      <input type="hidden" name="to" value={to} />
      {carried !== null && <input type="hidden" name="carried" value={carried} />}
    </>
  );
}
