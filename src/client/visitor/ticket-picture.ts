import { asPng, facesOf, imageOf, newPicture, write } from '../picture.ts';

/** The picture that is kept: as tall as a phone's screen, so that it fills one at the gate. Pixels. */
const WIDTH = 1080;
const HEIGHT = 1920;
const EDGE = 72;
const BAND = 48;
const EMBLEM = 180;
/** Between the emblem and the words beside it, and between the two sides of a fact. */
const GAP = 40;

/**
 * Draws a ticket as a picture for the phone's gallery, from the parts of its page: event, day with
 * its sign, hours, code, digits, party and gate. Whether it is still valid is on the page alone: a
 * picture does not change. Rejects where there is no canvas or no code.
 */
export async function drawTicket(card: HTMLElement): Promise<Blob> {
  const { canvas, pen } = newPicture(WIDTH, HEIGHT);
  await facesOf(card.querySelectorAll('.ticket-event, .when span, .code, dt, dd'));
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  await drawBands(pen, card);
  await drawDay(pen, card);
  const below = await drawCode(pen, card);
  drawFacts(pen, card, below);
  return asPng(canvas);
}

async function drawBands(pen: CanvasRenderingContext2D, card: HTMLElement): Promise<void> {
  const band = card.querySelector<SVGSVGElement>('.star-band');
  if (!band) return;
  const scale = BAND / band.height.baseVal.value;
  const image = await imageOf(band, WIDTH, BAND, `0 0 ${WIDTH / scale} ${BAND / scale}`);
  for (const top of [0, HEIGHT - BAND]) {
    pen.fillStyle = getComputedStyle(band).backgroundColor;
    pen.fillRect(0, top, WIDTH, BAND);
    pen.drawImage(image, 0, top);
  }
}

async function drawDay(pen: CanvasRenderingContext2D, card: HTMLElement): Promise<void> {
  const isLtr = getComputedStyle(card).direction === 'ltr';
  const start = isLtr ? EDGE : WIDTH - EDGE;
  const whole = { x: start, width: WIDTH - 2 * EDGE, align: 'start' } as const;
  write(pen, card.querySelector('.ticket-event'), { ...whole, baseline: 142, size: 46 });
  const emblem = card.querySelector<SVGSVGElement>('.emblem');
  const side = EMBLEM + GAP;
  if (emblem) {
    const image = await imageOf(emblem, EMBLEM, EMBLEM);
    pen.drawImage(image, isLtr ? start : start - EMBLEM, 200);
  }
  const beside = { ...whole, x: isLtr ? start + side : start - side, width: whole.width - side };
  write(pen, card.querySelector('.ticket-day'), { ...beside, baseline: 290, size: 84 });
  write(pen, card.querySelector('.ticket-hours'), { ...beside, baseline: 370, size: 52 });
}

/** Code and digits; where they end. */
async function drawCode(pen: CanvasRenderingContext2D, card: HTMLElement): Promise<number> {
  const code = card.querySelector<SVGSVGElement>('.qr svg');
  if (!code) throw new Error('no code on this page');
  // Whole pixels to a module: edges stay sharp however often the picture is sent on.
  const modules = code.viewBox.baseVal.width;
  const side = Math.floor((WIDTH - 2 * EDGE) / modules) * modules;
  const top = 416;
  pen.drawImage(await imageOf(code, side, side), (WIDTH - side) / 2, top);
  const place = { x: WIDTH / 2, width: side, align: 'center', size: 104 } as const;
  const baseline = top + side + 84;
  write(pen, card.querySelector('.code'), { ...place, baseline });
  return baseline;
}

function drawFacts(pen: CanvasRenderingContext2D, card: HTMLElement, below: number): void {
  pen.fillStyle = getComputedStyle(card).borderTopColor;
  pen.fillRect(EDGE, below + 76, WIDTH - 2 * EDGE, 3);
  const isLtr = getComputedStyle(card).direction === 'ltr';
  const [start, end] = isLtr ? [EDGE, WIDTH - EDGE] : [WIDTH - EDGE, EDGE];
  const half = (WIDTH - 2 * EDGE - GAP) / 2;
  for (const [row, fact] of card.querySelectorAll('.ticket-facts > div').entries()) {
    const line = { baseline: below + 168 + 96 * row, size: 48 };
    const name = write(pen, fact.querySelector('dt'), {
      ...line,
      x: start,
      width: half,
      align: 'start',
    });
    const width = WIDTH - 2 * EDGE - GAP - name;
    write(pen, fact.querySelector('dd'), { ...line, x: end, width, align: 'end' });
  }
}
