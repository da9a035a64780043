/** Letters of a code, and of a link that ends with one. */
const CODE_MOST = 64;
const TYPED_MOST = 300;
/** What people, sentences and messages put between and around letters; invisible marks. */
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/**
 * The code of a directorate in a typed or pasted text: in either case of letters, with spaces or
 * hyphens in it, with a full stop behind it, or as the link that carries it. Empty when the text is
 * empty, `null` when it can be no code.
 */
export function groupCodeTyped(text: string): string | null {
  if (text.trim() === '') return '';
  if (text.length > TYPED_MOST) return null;
  const [, linked = text] = /[?&]group_code=([^&#]*)/.exec(text) ?? [];
  const code = linked.replace(BETWEEN, '').toLowerCase();
  return code.length <= CODE_MOST && /^[a-z0-9]{16,}$/.test(code) ? code : null;
}
