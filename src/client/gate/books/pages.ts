/**
 * Fixed-size records by serial, packed 256 serials to a page: a page is read, changed and stored
 * whole. The first byte of a record is the low byte of its serial; an absent record costs nothing.
 */
export class Pages {
  readonly #size: number;
  readonly #pages: Map<number, Uint8Array>;

  /** @param size bytes of a record, its key included */
  constructor(size: number, pages: ReadonlyMap<number, Uint8Array> = new Map()) {
    this.#size = size;
    this.#pages = new Map(pages);
  }

  /** The record of a serial, to be read or written in place; `null` if there is none. */
  find(serial: number): DataView | null {
    const page = this.#pages.get(serial >>> 8);
    if (!page) return null;
    const low = serial & 0xff;
    for (let at = 0; at < page.length; at += this.#size) {
      if (page[at] === low) return new DataView(page.buffer, page.byteOffset + at, this.#size);
    }
    return null;
  }

  /** The record of a serial, made of zeros if it is new. */
  make(serial: number): DataView {
    const found = this.find(serial);
    if (found) return found;
    const number = serial >>> 8;
    const before = this.#pages.get(number);
    const length = before?.length ?? 0;
    const page = new Uint8Array(length + this.#size);
    if (before) page.set(before);
    page[length] = serial & 0xff;
    this.#pages.set(number, page);
    return new DataView(page.buffer, length, this.#size);
  }

  /** Pages by number, as they are stored. Copies, since a store may keep what it is given. */
  copies(numbers: Iterable<number>): Map<number, Uint8Array> {
    const pages = new Map<number, Uint8Array>();
    for (const number of numbers) {
      const page = this.#pages.get(number);
      if (page) pages.set(number, page.slice());
    }
    return pages;
  }

  clear(): void {
    this.#pages.clear();
  }

  /** Records held. */
  get count(): number {
    let bytes = 0;
    for (const page of this.#pages.values()) bytes += page.length;
    return bytes / this.#size;
  }
}
