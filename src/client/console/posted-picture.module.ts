import { asPng, facesOf, fontOf, imageOf, newPicture, textOf, write } from '../picture.ts';

export { savePicture } from '../picture.ts';

const WIDTH = 1080;
const EDGE = 84;
/** The head in deep cobalt, and the line of brass below it, px. */
const HEAD = 132;
const BRASS = 8;
/** The side of the code, and the room around it at the foot, px. */
const CODE = 268;
const FOOT = CODE + 96;
/** The sign of the day, and the room above it, px. */
const SIGN = 136;
const SIGN_EDGE = 32;
/** Sizes of the text that are tried, from the largest on, px. */
const LARGEST = 66;
const SMALLEST = 20;
const STEP = 2;

/** How parts are set beside the text, in its size; the number of a language begins its part. */
const SET = [
  { part: '.picture-number', scale: 0.62, leading: 2.4 },
  { part: '.picture-figure', scale: 2.6, leading: 1.25 },
  { part: '.picture-note', scale: 0.8, leading: 1.6 },
] as const;
const PLAIN = { scale: 1, leading: 1.6 } as const;

/** A text as it is set: its lines in one font, and how high they are together. */
interface Block {
  readonly part: HTMLElement;
  readonly lines: readonly string[];
  readonly size: number;
  readonly leading: number;
}

/**
 * A notice or the figures of a day as a picture to post: event, the day's sign where there is one, words
 * in two languages, and the way to the page that says the same.
 */
export async function drawPosted(card: HTMLElement, height: number): Promise<Blob> {
  const { canvas, pen } = newPicture(WIDTH, height);
  await facesOf(card.querySelectorAll('p, strong, span'));
  const style = getComputedStyle(card);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, WIDTH, height);
  drawHead(pen, card, style.borderTopColor, style.borderInlineStartColor);
  const top = HEAD + BRASS + (await drawSign(pen, card));
  drawTexts(pen, card, { top, bottom: height - FOOT });
  await drawFoot(pen, card, height);
  return asPng(canvas);
}

function drawHead(pen: CanvasRenderingContext2D, card: HTMLElement, deep: string, brass: string) {
  pen.fillStyle = deep;
  pen.fillRect(0, 0, WIDTH, HEAD);
  pen.fillStyle = brass;
  pen.fillRect(0, HEAD, WIDTH, BRASS);
  const event = card.querySelector<HTMLElement>('.picture-event');
  const align = 'center' as const;
  write(pen, event, { x: WIDTH / 2, baseline: 86, size: 50, width: WIDTH - 2 * EDGE, align });
}

/** The sign of the day, in the middle below the head; returns the room that it takes, px. */
async function drawSign(pen: CanvasRenderingContext2D, card: HTMLElement): Promise<number> {
  const sign = card.querySelector<SVGSVGElement>('.picture-sign svg');
  if (!sign) return 0;
  pen.drawImage(await imageOf(sign, SIGN, SIGN), (WIDTH - SIGN) / 2, HEAD + BRASS + SIGN_EDGE);
  return SIGN + SIGN_EDGE;
}

/** As large as the room allows, all in one size. */
function drawTexts(
  pen: CanvasRenderingContext2D,
  card: HTMLElement,
  { top, bottom }: { top: number; bottom: number },
): void {
  const room = bottom - top;
  let size = LARGEST;
  let blocks = setTexts(pen, card, size);
  while (heightOf(blocks) > room - 2 * STEP && size > SMALLEST) {
    size -= STEP;
    blocks = setTexts(pen, card, size);
  }
  let y = top + Math.max(0, (room - heightOf(blocks)) / 2);
  for (const { part, lines, size: own, leading } of blocks) {
    const style = getComputedStyle(part);
    const isRtl = style.direction === 'rtl';
    pen.direction = isRtl ? 'rtl' : 'ltr';
    pen.textAlign = 'start';
    pen.fillStyle = style.color;
    pen.font = fontOf(part, own);
    for (const line of lines) {
      y += leading;
      pen.fillText(line, isRtl ? WIDTH - EDGE : EDGE, y - (leading - own) / 2 - own * 0.2);
    }
  }
}

function setTexts(pen: CanvasRenderingContext2D, card: HTMLElement, size: number): Block[] {
  const parts = card.querySelectorAll<HTMLElement>(
    '.picture-number, .picture-figure, .picture-text strong, .picture-text span',
  );
  return Array.from(parts).flatMap((part): Block[] => {
    const text = textOf(part);
    if (text === '') return [];
    const { scale, leading } = SET.find((one) => part.matches(one.part)) ?? PLAIN;
    const own = size * scale;
    return [{ part, lines: inLines(pen, part, own), size: own, leading: own * leading }];
  });
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { lines, leading }) => sum + lines.length * leading, 0);
}

/** The text of a part in lines that fit; a word that is longer than a line is broken. */
function inLines(pen: CanvasRenderingContext2D, part: HTMLElement, size: number): string[] {
  pen.font = fontOf(part, size);
  const typed = (part.textContent ?? '').trim().split('\n');
  if (typed.length === 1) return broken(pen, textOf(part));
  return typed.flatMap((line) => broken(pen, line.trim().replace(/\s+/g, ' ')));
}

/** One line as it was typed, in as many as it takes. */
function broken(pen: CanvasRenderingContext2D, text: string): string[] {
  const width = WIDTH - 2 * EDGE;
  const fits = (line: string) => pen.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of lettersOf(word)) {
      if (fits(line + letter)) line += letter;
      else {
        lines.push(line);
        line = letter;
      }
    }
  }
  return [...lines, line];
}

/** What is seen as one letter, a family of emoji too, where the browser tells. */
function lettersOf(word: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(word);
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(word), ({ segment }) => segment);
}

async function drawFoot(
  pen: CanvasRenderingContext2D,
  card: HTMLElement,
  height: number,
): Promise<void> {
  const code = card.querySelector<SVGSVGElement>('figcaption svg');
  if (!code) throw new Error('no code on this page');
  // Whole pixels to a module: edges stay sharp however often the picture is sent on.
  const modules = code.viewBox.baseVal.width;
  const side = Math.floor(CODE / modules) * modules;
  const top = height - FOOT + (FOOT - side) / 2;
  const isRtl = getComputedStyle(card).direction === 'rtl';
  pen.drawImage(await imageOf(code, side, side), isRtl ? WIDTH - EDGE - side : EDGE, top);
  const x = isRtl ? WIDTH - EDGE - side - 40 : EDGE + side + 40;
  const width = WIDTH - 2 * EDGE - side - 40;
  const lines = card.querySelectorAll<HTMLElement>('.picture-check, .picture-link');
  for (const [at, line] of lines.entries()) {
    const isOwn = (getComputedStyle(line).direction === 'rtl') === isRtl;
    write(pen, line, {
      x,
      baseline: top + side / 2 - 40 + at * 52,
      size: 34,
      width,
      align: isOwn ? 'start' : 'end',
    });
  }
}
