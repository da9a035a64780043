/**
 * Ends a line where the stylesheet did not arrive: the stylesheet sets apart what is beside it, and
 * without it "12:00" and "46 000 places" would be read as one number.
 */
export function Break() {
  return <br class="break" />;
}
