/** How much is kept of what cannot be read, bytes of JSON: enough for a person to recognize it. */
const KEPT_BYTES = 2_048;

/**
 * A value as text, cut off at the length that is kept. The cost is bounded, however deep or large
 * it is.
 */
export function keptText(value: unknown): string {
  const writer = new Writer();
  writer.write(value);
  return cut(writer.text);
}

class Writer {
  text = '';

  /** Each level writes at least one character, so that a deep value ends as soon as a long one. */
  write(value: unknown): void {
    if (this.#full) return;
    if (typeof value === 'string') this.text += JSON.stringify(value.slice(0, KEPT_BYTES));
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'object' && value !== null) this.#object(value);
    else this.text += String(value);
  }

  get #full(): boolean {
    return this.text.length >= KEPT_BYTES;
  }

  #list(values: readonly unknown[]): void {
    this.text += '[';
    for (const [at, value] of values.entries()) {
      if (this.#full) return;
      if (at > 0) this.text += ',';
      this.write(value);
    }
    this.text += ']';
  }

  #object(value: object): void {
    this.text += '{';
    let first = true;
    for (const [name, member] of Object.entries(value)) {
      if (this.#full) return;
      if (!first) this.text += ',';
      first = false;
      this.write(name);
      this.text += ':';
      this.write(member);
    }
    this.text += '}';
  }
}

/** The beginning of a text that fits, once it is written as JSON, into what is kept. */
function cut(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const mark of text) {
    bytes += bytesInJson(mark);
    if (bytes > KEPT_BYTES) break;
    end += mark.length;
  }
  return text.slice(0, end);
}

function bytesInJson(mark: string): number {
  const point = mark.codePointAt(0) ?? 0;
  const escaped = point < 0x20 || (point >= 0xd800 && point <= 0xdfff);
  if (escaped) return 6;
  if (mark === '"' || mark === '\\') return 2;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
