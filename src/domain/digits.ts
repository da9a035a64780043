/** Text with Arabic-Indic (٠–٩) and Persian (۰–۹) digits turned into Latin ones. */
export function toLatinDigits(text: string): string {
  // Both blocks begin at a multiple of 16, so the low four bits are the digit.
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
