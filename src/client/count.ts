/** What was typed as a number; 0 for anything else, which the server then explains. */
export function countOf(input: HTMLInputElement): number {
  const latin = input.value.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return Number.parseInt(latin, 10) || 0;
}
