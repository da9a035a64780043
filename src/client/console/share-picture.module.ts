import { asPng, facesOf, imageOf, newPicture, write } from '../picture.ts';

const EDGE = 72;
/** The line of brass at the foot, and the mark at the end, px. */
const BRASS = 14;
const MARK = 260;

/**
 * Draws the picture of each language from its card when its form is sent, and sends them with it: the
 * browser shapes Arabic, a server does not.
 */
export function startSharePictures(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-share]');
  const button = form?.querySelector('button');
  if (!form || !button) return;
  button.hidden = false;
  form.addEventListener('submit', async (sending) => {
    sending.preventDefault();
    button.disabled = true;
    for (const card of document.querySelectorAll<HTMLElement>('[data-card]')) {
      const field = form.elements.namedItem(`png.${card.dataset.card}`);
      if (!(field instanceof HTMLInputElement)) continue;
      // Where a browser cannot draw it, the service says that nothing was kept.
      field.value = await draw(card).then(asText, () => '');
    }
    form.submit();
  });
}

async function draw(card: HTMLElement): Promise<Blob> {
  const [width, height] = [Number(card.dataset.width), Number(card.dataset.height)];
  const { canvas, pen } = newPicture(width, height);
  const parts = card.querySelectorAll<HTMLElement>('p');
  await facesOf(parts);
  const style = getComputedStyle(card);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = style.borderBottomColor;
  pen.fillRect(0, height - BRASS, width, BRASS);
  const isRtl = style.direction === 'rtl';
  const mark = card.querySelector<SVGSVGElement>('svg');
  if (mark) {
    const image = await imageOf(mark, MARK, MARK);
    pen.drawImage(image, isRtl ? EDGE : width - EDGE - MARK, height - BRASS - MARK);
  }
  const lines = [
    { baseline: 190, size: 84, width: width - 2 * EDGE },
    { baseline: 310, size: 76, width: width - 2 * EDGE },
    { baseline: 440, size: 46, width: width - 3 * EDGE - MARK },
    { baseline: 520, size: 42, width: width - 3 * EDGE - MARK },
  ];
  for (const [at, part] of parts.entries()) {
    const line = lines[at];
    if (line) write(pen, part, { ...line, x: isRtl ? width - EDGE : EDGE, align: 'start' });
  }
  return asPng(canvas);
}

/** As base64url: nothing of it grows in a form. */
async function asText(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
