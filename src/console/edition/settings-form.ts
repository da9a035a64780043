import { toLatinDigits } from '../../domain/digits.ts';
import type { Settings } from '../../domain/editing/edits.ts';
import { LOCALES } from '../../domain/kinds.ts';
import type { FieldPath, FieldSpec } from './field-specs.ts';

/** What a form says, field by field, as it was typed. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;
/** A tree of settings; its leaves are what a field holds. */
export type Tree = { readonly [name: string]: unknown };

/** Rows of openings that a form takes beyond those that are stored. */
export const OPENINGS_MAX = 24;
/** Characters of `base`: the settings of one page in four languages, with room. */
const BASE_MAX = 600_000;

/** What was typed, as a part of the settings. `wrong`: paths of fields that hold no number. */
export interface ReadForm {
  readonly mine: Tree;
  readonly wrong: readonly FieldPath[];
}

/** Reads the fields of a form. What they may hold is judged by the edit itself. */
export function readSettings(fields: readonly FieldSpec[], typed: Typed): ReadForm {
  const wrong: FieldPath[] = [];
  const mine: Record<string, unknown> = {};
  for (const spec of fields) {
    if (typed[`keep:${spec.path}`] === 'theirs' || !isSent(spec, typed)) continue;
    put(mine, spec.path, readField(spec, typed, wrong));
  }
  return { mine: siteAsOne(mine), wrong };
}

/** A text that was not sent is not meant to be empty; ticks that are off are never sent. */
function isSent({ type, path }: FieldSpec, typed: Typed): boolean {
  if (type === 'flag' || type === 'list') return true;
  return Object.keys(typed).some((name) => name === path || name.startsWith(`${path}.`));
}

function readField(spec: FieldSpec, typed: Typed, wrong: FieldPath[]): unknown {
  const { path } = spec;
  switch (spec.type) {
    case 'names':
    case 'texts': {
      const written = LOCALES.flatMap((locale) => {
        const text = typed[`${path}.${locale}`];
        return text === undefined ? [] : [[locale, String(text)] as const];
      });
      const isEmpty = written.every(([, text]) => text.trim() === '');
      return spec.nullable && isEmpty ? null : Object.fromEntries(written);
    }
    case 'text': {
      const text = textOf(typed, path);
      return spec.nullable && text.trim() === '' ? null : text;
    }
    case 'number': {
      const text = textOf(typed, path).trim();
      if (spec.nullable && text === '') return null;
      return numberOf(text, path, wrong);
    }
    case 'flag':
      return typed[path] === 'yes';
    case 'list':
      return listOf(typed, path);
    case 'openings':
      return listOf(typed, `${path}.from`).flatMap((from, i) => {
        const percent = listOf(typed, `${path}.percent`)[i] ?? '';
        return isEmptyRow(from, percent) ? [] : [{ from, percent: numberOf(percent, path, wrong) }];
      });
    case 'opening': {
      const [from, percent] = [textOf(typed, `${path}.from`), textOf(typed, `${path}.percent`)];
      return isEmptyRow(from, percent) ? null : { from, percent: numberOf(percent, path, wrong) };
    }
    default:
      return textOf(typed, path);
  }
}

function isEmptyRow(from: string, percent: string): boolean {
  return from.trim() === '' && percent.trim() === '';
}

/** A whole number in digits of any script; 0 for what is none, which is then `wrong`. */
function numberOf(text: string, path: FieldPath, wrong: FieldPath[]): number {
  const digits = toLatinDigits(text).replace(/[\s.,\u00a0\u202f]/g, '');
  if (/^\d{1,9}$/.test(digits)) return Number(digits);
  wrong.push(path);
  return 0;
}

/** What the site holds is known whole, or not at all. */
function siteAsOne(mine: Record<string, unknown>): Tree {
  const { site } = mine;
  if (typeof site !== 'object' || site === null) return mine;
  const isEmpty = Object.values(site).every((one) => one === null);
  return isEmpty ? { ...mine, site: null } : mine;
}

/** What the form was read with, as the browser says; null for what cannot be read, or was cut. */
export function readBase(typed: Typed): object | null {
  const text = textOf(typed, 'base');
  if (text.length > BASE_MAX) return null;
  try {
    const base: unknown = JSON.parse(text);
    return typeof base === 'object' ? base : null;
  } catch {
    return null;
  }
}

/** In the place of a base that could not be read: no edit takes it. */
export const UNREADABLE = 'unreadable';

/** The fields of a page as they are stored, and nothing of the others. */
export function partOf(settings: Settings, fields: readonly FieldSpec[]): Tree {
  const part: Record<string, unknown> = {};
  const names = new Set(fields.map(({ path }) => wholeOf(path)));
  for (const path of names) put(part, path, valueAt(settings, path));
  return part;
}

/** What the site holds is one value. */
function wholeOf(path: string): string {
  return path.startsWith('site.') ? 'site' : path;
}

/** The value at a path of a tree; undefined where there is none. */
export function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  }, tree);
}

function put(tree: Record<string, unknown>, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const inner = tree[name];
  const branch: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? { ...inner } : {};
  put(branch, rest.join('.'), value);
  tree[name] = branch;
}

export function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : value).slice(0, OPENINGS_MAX + 8);
}

/** The texts of a form that was sent; files are left out. */
export function typedOf(body: Readonly<Record<string, unknown>>): Typed {
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    const all = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
    return all.length === 0 ? [] : [[name, all.length === 1 ? (all[0] ?? '') : all]];
  });
  return Object.fromEntries(entries);
}
