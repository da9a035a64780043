/** Letters of a code, and of a link that ends with one. */
const CODE_MOST = 64;
const TYPED_MOST = 300;
/** What hands, sentences and messages put between and around letters; marks that nobody sees. */
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/**
 * The code of a directorate in what somebody typed or pasted: in either case of letters, with spaces
 * or hyphens in it, with a sentence's dot behind it, or as the link that has it. Empty when nothing
 * was typed, `null` for what can be none.
 */
export function groupCodeTyped(text: string): string | null {
  if (text.trim() === '') return '';
  if (text.length > TYPED_MOST) return null;
  const [, linked = text] = /[?&]group_code=([^&#]*)/.exec(text) ?? [];
  const code = linked.replace(BETWEEN, '').toLowerCase();
  return code.length <= CODE_MOST && /^[a-z0-9]{16,}$/.test(code) ? code : null;
}
