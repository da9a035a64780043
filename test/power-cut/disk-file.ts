import { type Cut, formFound } from './cut.ts';

/** What a disk writes whole, bytes: half of a sector is never found. */
const SECTOR = 512;
const EMPTY = Buffer.alloc(SECTOR);

/** One form of a sector or of a size that is not on the disk for certain. */
interface Form<T> {
  /** Number of the change that made it. */
  readonly change: number;
  readonly is: T;
  /** Whether it came of cutting off the end: found only with the shorter size. */
  readonly cutOff: boolean;
}

/**
 * A file as the program sees it, and as the disk may hold it: what was synced is there for certain,
 * of the rest each sector and the size may be in any form since.
 */
export class DiskFile {
  #seen: Buffer;
  #seenSize: number;
  #certain: Buffer;
  readonly #sectors = new Map<number, Form<Buffer>[]>();
  #sizes: Form<number>[] = [];
  /** Mapped memory writes what no journal sees: the file can hold anything. */
  mapped = false;

  constructor(content: Buffer) {
    this.#seen = Buffer.from(content);
    this.#seenSize = content.length;
    this.#certain = Buffer.from(content);
  }

  /** As the program sees it. */
  get content(): Buffer {
    return this.#seen.subarray(0, this.#seenSize);
  }

  /** Sectors that the disk may hold in more than one form. */
  get uncertain(): number {
    return this.#sectors.size;
  }

  write(change: number, place: number, data: Buffer): void {
    const end = place + data.length;
    this.#makeRoom(end);
    data.copy(this.#seen, place);
    if (end > this.#seenSize) this.#setSize(change, end);
    for (let sector = Math.floor(place / SECTOR); sector * SECTOR < end; sector++) {
      this.#add(change, sector, false);
    }
  }

  resize(change: number, size: number): void {
    const before = this.#seenSize;
    this.#makeRoom(size);
    this.#setSize(change, size);
    if (size >= before) return;
    this.#seen.fill(0, size, before);
    for (let sector = Math.floor(size / SECTOR); sector * SECTOR < before; sector++) {
      this.#add(change, sector, true);
    }
  }

  /** Everything up to this change is on the disk. */
  sync(change: number): void {
    const [size] = this.#sizes.filter((form) => form.change <= change).slice(-1);
    this.#sizes = this.#sizes.filter((form) => form.change > change);
    if (size) this.#certain = resized(this.#certain, size.is);
    for (const [sector, forms] of this.#sectors) {
      const [newest] = forms.filter((form) => form.change <= change).slice(-1);
      const left = forms.filter((form) => form.change > change);
      // Beyond the certain size it is cut off.
      newest?.is.copy(this.#certain, sector * SECTOR);
      if (left.length > 0) this.#sectors.set(sector, left);
      else this.#sectors.delete(sector);
    }
  }

  /** What the disk holds after a cut. */
  after(cut: Cut): Buffer {
    const sizes = [{ change: 0, is: this.#certain.length }, ...this.#sizes];
    const size = sizes[formFound(cut, sizes.length)] ?? { change: 0, is: 0 };
    const found = resized(this.#certain, size.is);
    this.#fillHole(found, cut);
    if (this.mapped) return noise(found, cut);
    const perUnit = cut.unit / SECTOR;
    for (const sectors of groups(this.#sectors, (sector) => Math.floor(sector / perUnit))) {
      const forms = sectors.map(
        ([sector, all]) =>
          [sector, all.filter((form) => !form.cutOff || form.change <= size.change)] as const,
      );
      const changes = [...new Set(forms.flatMap(([, all]) => all.map(({ change }) => change)))];
      const upTo = [0, ...changes.sort((a, b) => a - b)][formFound(cut, changes.length + 1)] ?? 0;
      for (const [sector, all] of forms) {
        all.findLast(({ change }) => change <= upTo)?.is.copy(found, sector * SECTOR);
      }
    }
    return found;
  }

  #add(change: number, sector: number, cutOff: boolean): void {
    const is = Buffer.from(EMPTY);
    this.#seen.copy(is, 0, sector * SECTOR, Math.min((sector + 1) * SECTOR, this.#seenSize));
    const forms = this.#sectors.get(sector);
    if (forms) forms.push({ change, is, cutOff });
    else this.#sectors.set(sector, [{ change, is, cutOff }]);
  }

  #setSize(change: number, size: number): void {
    this.#seenSize = size;
    this.#sizes.push({ change, is: size, cutOff: false });
  }

  #makeRoom(size: number): void {
    if (size > this.#seen.length) this.#seen = resized(this.#seen, Math.ceil(size * 1.5));
  }

  #fillHole(found: Buffer, cut: Cut): void {
    const hole = found.subarray(this.#certain.length);
    if (cut.holes === 'noise') noise(hole, cut);
    if (cut.holes !== 'stale' || this.#seenSize === 0) return;
    // What the same file held elsewhere: the most believable of all.
    for (let at = 0; at < hole.length; at += SECTOR) {
      const from = Math.floor(cut.chance() * Math.ceil(this.#seenSize / SECTOR)) * SECTOR;
      this.#seen.copy(hole, at, from, from + SECTOR);
    }
  }
}

function resized(content: Buffer, size: number): Buffer {
  const fresh = Buffer.alloc(size);
  content.copy(fresh);
  return fresh;
}

function noise(content: Buffer, { chance }: Cut): Buffer {
  for (let i = 0; i < content.length; i++) content[i] = Math.floor(chance() * 256);
  return content;
}

function groups<K, V>(map: ReadonlyMap<K, V>, by: (key: K) => number): [K, V][][] {
  return [...Map.groupBy(map, ([key]) => by(key)).values()];
}
