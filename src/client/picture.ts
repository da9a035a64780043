import { MINUTE_MS } from '../domain/time.ts';

/** How long a saved picture stays readable. */
const KEEP_ADDRESS_MS = MINUTE_MS;

/**
 * Where a line is written and how large; it is made smaller rather than cut or moved out. Pixels.
 */
export interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly width: number;
  readonly align: 'start' | 'center' | 'end';
}

/** A picture to draw on, with its pen. Throws where there is no canvas. */
export function newPicture(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  return { canvas, pen };
}

/** A finished picture as PNG. Rejects where the browser makes none. */
export function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Keeps a picture in the phone's own folder. */
export function savePicture(picture: Blob, name: string): void {
  const href = URL.createObjectURL(picture);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // The browser reads the picture after the click: its address is released when that is done.
  setTimeout(() => URL.revokeObjectURL(href), KEEP_ADDRESS_MS);
}

/**
 * The page may be shown before its fonts arrive; a picture is made once and waits for them. Without
 * a network the phone's own fonts are used.
 */
export async function facesOf(parts: NodeListOf<HTMLElement>): Promise<void> {
  const loads = Array.from(parts, (part) =>
    document.fonts.load(fontOf(part, 16), textOf(part)).catch(() => []),
  );
  await Promise.all(loads);
}

/** Writes the text of a part of the page in its font, colour and direction; returns its width. */
export function write(
  pen: CanvasRenderingContext2D,
  part: HTMLElement | null,
  place: Place,
): number {
  if (!part) return 0;
  const style = getComputedStyle(part);
  const text = textOf(part);
  pen.direction = style.direction === 'rtl' ? 'rtl' : 'ltr';
  pen.textAlign = place.align;
  pen.fillStyle = style.color;
  pen.font = fontOf(part, place.size);
  const wanted = pen.measureText(text).width;
  const fits = Math.min(1, place.width / wanted);
  pen.font = fontOf(part, place.size * fits);
  pen.fillText(text, place.x, place.baseline);
  return wanted * fits;
}

/** The font of a part of the page, in another size (px). */
export function fontOf(part: HTMLElement, size: number): string {
  const style = getComputedStyle(part);
  return `${style.fontWeight} ${size}px ${style.fontFamily}`;
}

/** What the page shows: lines of its source are one line, and a first letter may be made large. */
export function textOf(part: HTMLElement): string {
  const text = (part.textContent ?? '').trim().replace(/[ \t\r\n]+/g, ' ');
  const { textTransform } = getComputedStyle(part, '::first-letter');
  return textTransform === 'uppercase' ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** A drawing of the page as an image of this many pixels, with the colours of its stylesheet. */
export async function imageOf(
  drawing: SVGSVGElement,
  width: number,
  height: number,
  viewBox?: string,
): Promise<HTMLImageElement> {
  const copy = document.importNode(drawing, true);
  const originals = drawing.querySelectorAll('*');
  for (const [at, element] of copy.querySelectorAll('*').entries()) {
    const original = originals[at];
    if (original) takeColours(original, element);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (viewBox) copy.setAttribute('viewBox', viewBox);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

function takeColours(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of ['fill', 'stroke', 'stroke-width']) {
    // A drawing that stands alone has no text whose colour it could take.
    if ((from.getAttribute(name) ?? 'currentColor') === 'currentColor') {
      to.setAttribute(name, style.getPropertyValue(name));
    }
  }
}
