import { emblemOf } from '../../../../ui/emblems.ts';
import { type Tone, VERDICT_SHAPES } from '../../../../ui/verdict-shapes.ts';
import { drawing } from './dom.ts';

/** The shape of a verdict. */
export function shapeOf(tone: Tone): SVGSVGElement {
  return drawing(`shape ${tone}`, 120, VERDICT_SHAPES[tone]);
}

/** The emblem of a day of the edition, in its colour. */
export function emblem(day: number, className: string): SVGSVGElement {
  const { path, color } = emblemOf(day);
  const svg = drawing(className, 64, [path]);
  svg.setAttribute('fill', color);
  return svg;
}
