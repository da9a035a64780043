import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { type Cut, formFound } from './cut.ts';
import { DiskFile } from './disk-file.ts';
import type { JournalRecord } from './journal.ts';
import { stateOf } from './served-state.ts';

/** Which syncs a disk keeps: `all` of an honest one, the others to try that a test would notice. */
export type Honesty = 'all' | 'none' | 'one too late' | 'log only';

/** What a cut may take. */
export interface Uncertain {
  readonly names: number;
  readonly sectors: number;
  /** Of these, sectors of the database itself: while its log is carried over into it. */
  readonly inDatabase: number;
}

type Folder = Map<string, Entry>;
type Entry = DiskFile | DiskFolder;

/** Names as the program sees them, and those that are on the disk for certain. */
class DiskFolder {
  readonly seen: Folder = new Map();
  certain: Folder = new Map();
}

/** A change of names that is not on the disk for certain. A rename is found whole or not at all. */
interface Renaming {
  readonly change: number;
  readonly parts: readonly (readonly [DiskFolder, string, Entry | null])[];
}

/**
 * A folder on a disk with a cache, fed with what a program did to it. It may write back anything at
 * any time and in any order; a sync of a file makes its content certain, and not its name: that
 * takes a sync of its folder.
 */
export class Disk {
  readonly #root = new DiskFolder();
  readonly #files = new Map<number, DiskFile>();
  readonly #begun = new Map<number, number>();
  readonly #lastSync = new Map<Entry, number>();
  #renamings: Renaming[] = [];
  #change = 0;
  readonly #folder: string;
  readonly #honesty: Honesty;

  /** Begins with what a folder holds, all of it synced. */
  constructor(folder: string, honesty: Honesty = 'all') {
    this.#folder = folder;
    this.#honesty = honesty;
    this.#load(folder, this.#root);
  }

  get uncertain(): Uncertain {
    const sectors = [...this.#files.values()].reduce((sum, file) => sum + file.uncertain, 0);
    const database = this.#find(relative(this.#folder, databaseFile(stateOf(this.#folder))));
    const inDatabase = database instanceof DiskFile ? database.uncertain : 0;
    return { names: this.#renamings.length, sectors, inDatabase };
  }

  apply(record: JournalRecord): void {
    this.#change += 1;
    const { kind, path, place } = record;
    switch (kind) {
      case 'created':
        this.#create(record);
        break;
      case 'written':
        this.#file(record).write(this.#change, place, record.data);
        break;
      case 'sized':
        this.#file(record).resize(this.#change, place);
        break;
      case 'mapped':
        this.#file(record).mapped = true;
        break;
      case 'sync begun':
        this.#begun.set(place, this.#change);
        break;
      case 'synced':
        this.#sync(record);
        break;
      case 'linked':
        this.#rename([path, this.#file(record)]);
        break;
      case 'renamed':
        this.#rename([record.other, this.#at(path)], [path, null]);
        break;
      case 'unlinked':
      case 'folder removed':
        this.#rename([path, null]);
        break;
      case 'folder made':
        this.#rename([path, new DiskFolder()]);
        break;
      case 'none':
        throw new Error('The journal holds a record of an unknown kind.');
    }
  }

  /** Writes what the disk holds after a cut into a folder that is not there yet. */
  rebuild(folder: string, cut: Cut): void {
    const names = new Map<DiskFolder, Folder>();
    const of = (one: DiskFolder) => {
      const known = names.get(one) ?? new Map(one.certain);
      names.set(one, known);
      return known;
    };
    for (const { parts } of this.#renamings) {
      if (formFound(cut, 2) === 0) continue;
      for (const [parent, name, entry] of parts) put(of(parent), name, entry);
    }
    const lay = (at: string, one: DiskFolder) => {
      mkdirSync(at, { mode: 0o700 });
      for (const [name, entry] of of(one)) {
        if (entry instanceof DiskFolder) lay(join(at, name), entry);
        else writeFileSync(join(at, name), entry.after(cut), { mode: 0o600 });
      }
    };
    lay(folder, this.#root);
  }

  /**
   * Where the folder differs from what its journal says: then something was written that the journal
   * does not see. Nothing is known of mapped files.
   */
  differences(folder: string): string[] {
    const compare = (at: string, one: DiskFolder): string[] => {
      const there = new Set(readdirSync(at));
      const missing = [...one.seen.keys()].filter((name) => !there.has(name));
      const other = [...there].filter((name) => {
        const entry = one.seen.get(name);
        if (!entry) return true;
        if (entry instanceof DiskFolder || entry.mapped) return false;
        return !entry.content.equals(readFileSync(join(at, name)));
      });
      const below = [...one.seen].flatMap(([name, entry]) =>
        entry instanceof DiskFolder && there.has(name) ? compare(join(at, name), entry) : [],
      );
      return [...[...missing, ...other].map((name) => join(at, name)), ...below];
    };
    return compare(folder, this.#root);
  }

  #load(at: string, folder: DiskFolder): void {
    for (const { name, ...entry } of entriesOf(at)) {
      const found = entry.isFolder ? new DiskFolder() : new DiskFile(readFileSync(join(at, name)));
      if (found instanceof DiskFolder) this.#load(join(at, name), found);
      else this.#files.set(statSync(join(at, name)).ino, found);
      folder.seen.set(name, found);
      folder.certain.set(name, found);
    }
  }

  #create({ path, file }: JournalRecord): void {
    const fresh = new DiskFile(Buffer.alloc(0));
    this.#files.set(file, fresh);
    this.#rename([path, fresh]);
  }

  #rename(...changes: readonly [path: string, entry: Entry | null][]): void {
    const parts = changes.map(([path, entry]) => {
      const parent = this.#at(dirname(path));
      if (!(parent instanceof DiskFolder)) throw new Error(`${path} lies in no folder.`);
      const name = path.slice(path.lastIndexOf('/') + 1);
      put(parent.seen, name, entry);
      return [parent, name, entry] as const;
    });
    this.#renamings.push({ change: this.#change, parts });
  }

  #sync({ path, place, file }: JournalRecord): void {
    // By its name first: a folder may have the inode of a file that is gone.
    const entry = this.#find(path) ?? this.#files.get(file);
    if (!entry) return;
    let upTo = this.#begun.get(place) ?? 0;
    if (this.#honesty === 'none') return;
    if (this.#honesty === 'log only' && !path.endsWith('-wal')) return;
    if (this.#honesty === 'one too late') {
      const before = this.#lastSync.get(entry) ?? 0;
      this.#lastSync.set(entry, upTo);
      upTo = before;
    }
    if (entry instanceof DiskFile) entry.sync(upTo);
    else this.#syncNames(entry, upTo);
  }

  #syncNames(folder: DiskFolder, upTo: number): void {
    this.#renamings = this.#renamings.filter(({ change, parts }) => {
      if (change > upTo || !parts.some(([parent]) => parent === folder)) return true;
      for (const [parent, name, entry] of parts) put(parent.certain, name, entry);
      return false;
    });
  }

  #file({ file, kind }: JournalRecord): DiskFile {
    const found = this.#files.get(file);
    if (!found) throw new Error(`A file was ${kind} that the journal does not know.`);
    return found;
  }

  #at(path: string): Entry {
    const found = this.#find(path);
    if (!found) throw new Error(`The journal names ${path}, which is not there.`);
    return found;
  }

  #find(path: string): Entry | undefined {
    if (path === '' || path === '.') return this.#root;
    return path
      .split('/')
      .reduce<Entry | undefined>(
        (at, name) => (at instanceof DiskFolder ? at.seen.get(name) : undefined),
        this.#root,
      );
  }
}

function put(folder: Folder, name: string, entry: Entry | null): void {
  if (entry) folder.set(name, entry);
  else folder.delete(name);
}

function entriesOf(folder: string): { name: string; isFolder: boolean }[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    isFolder: entry.isDirectory(),
  }));
}
