/** Whether two texts are the same, in a time that does not reveal where they differ. */
export function sameText(one: string, other: string): boolean {
  let differs = one.length ^ other.length;
  // Beyond its end a text has no number, which counts as 0.
  for (let i = 0; i < one.length; i++) differs |= one.charCodeAt(i) ^ (other.charCodeAt(i) || 0);
  return differs === 0;
}
