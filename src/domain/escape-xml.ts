/** Characters for which XML 1.0 has no place, escaped or not. */
const NO_PLACE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A plain text as it stands within XML, in elements and in attributes alike. */
export function escapeXml(text: string): string {
  return text
    .replace(NO_PLACE, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
