/** One shape of a drawing. Its geometry is in attributes, its colour in the class. */
export interface Mark {
  readonly tag: 'path' | 'line' | 'rect' | 'circle' | 'text';
  readonly class: string;
  readonly at: Readonly<Record<string, number | string>>;
  readonly text?: string;
}

/** A picture in its own units. Server and browser draw the same marks, so that it never jumps. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The part of a drawing in which figures stand, between its scales. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place in a drawing: a tenth of a unit is finer than any screen. */
export function unit(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line through points, as the `d` of a path; nothing without a point. */
export function lineThrough(points: readonly Point[]): string {
  return points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${unit(x)} ${unit(y)}`).join('');
}

/** What lies between a line and the bottom of its plot. */
export function areaUnder(points: readonly Point[], bottom: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  return `${lineThrough(points)}V${unit(bottom)}H${unit(first.x)}Z`;
}

/** A path of this class; no mark where there is nothing to draw. */
export function pathMarks(name: string, d: string): readonly Mark[] {
  return d === '' ? [] : [{ tag: 'path', class: name, at: { d } }];
}

export function lineMark(name: string, from: Point, to: Point): Mark {
  const at = { x1: unit(from.x), y1: unit(from.y), x2: unit(to.x), y2: unit(to.y) };
  return { tag: 'line', class: name, at };
}

export function rectMark(name: string, { left, right, top, bottom }: Plot): Mark {
  const size = { width: unit(Math.max(0, right - left)), height: unit(Math.max(0, bottom - top)) };
  return { tag: 'rect', class: name, at: { x: unit(left), y: unit(top), ...size } };
}

/** A text whose line stands on `y`. */
export function textMark(name: string, { x, y }: Point, text: string): Mark {
  return { tag: 'text', class: name, at: { x: unit(x), y: unit(y) }, text };
}

/** Between the lines of a hatching, units. */
const HATCH = 9;

/** A rectangle in slanting lines: they are seen in black and white too. */
export function hatching({ left, right, top, bottom }: Plot): string {
  const [width, height] = [right - left, bottom - top];
  const lines: string[] = [];
  for (let start = HATCH - height; start < width; start += HATCH) {
    const [from, to] = [Math.max(0, -start), Math.min(height, width - start)];
    if (to <= from) continue;
    const [x1, x2] = [left + start + from, left + start + to];
    lines.push(`M${unit(x1)} ${unit(bottom - from)}L${unit(x2)} ${unit(bottom - to)}`);
  }
  return lines.join('');
}

/** Letters of Tifinagh are nearly as wide as high; those of the others about half. */
const WIDE = /\p{Script=Tifinagh}/gu;

/** About how wide a text is, by the size of its letters: a drawing cannot measure it. */
export function textWidth(text: string, size: number): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return size * (0.56 * (text.length - wide) + 0.72 * wide);
}
