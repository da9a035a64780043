/** The image that is kept: large enough to print, small enough to send. Pixels. */
const IMAGE_SIDE = 1080;
const MARGIN = 40;

/** Makes the buttons work that need a script, and shows them: image, print, share, copy. */
export function offerKeeping(): void {
  for (const link of all<HTMLAnchorElement>('[data-keep]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      saveTicketImage(link.dataset.keep ?? 'ticket.png').catch(() => location.assign(link.href));
    });
  }
  for (const button of all<HTMLButtonElement>('[data-print]')) {
    show(button, () => print());
  }
  for (const button of all<HTMLButtonElement>('[data-share]')) {
    if (!('share' in navigator)) continue;
    const { share = '', title = '' } = button.dataset;
    const url = new URL(share, location.origin).href;
    // Closing the share sheet rejects; there is nothing to say then.
    show(button, () => navigator.share({ title, url }).catch(() => undefined));
  }
  for (const button of all<HTMLButtonElement>('[data-copy]')) {
    if (!navigator.clipboard) continue;
    const { copy = '', copied = '' } = button.dataset;
    show(button, async () => {
      await navigator.clipboard.writeText(new URL(copy, location.origin).href);
      const words = button.querySelector('span');
      if (words) words.textContent = copied;
    });
  }
}

function all<T extends Element>(selector: string): NodeListOf<T> {
  return document.querySelectorAll<T>(selector);
}

function show(button: HTMLButtonElement, work: () => unknown): void {
  button.hidden = false;
  button.addEventListener('click', work);
}

/** Draws code, digits, day and hours on white, as a picture that any phone's gallery takes. */
async function saveTicketImage(name: string): Promise<void> {
  const svg = document.querySelector('.ticket .qr svg');
  if (!svg) throw new Error('no code on this page');
  const code = new Image(IMAGE_SIDE, IMAGE_SIDE);
  code.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await code.decode();
  const lines = ['.ticket-day', '.ticket-hours', '.digits .code'].map(
    (selector) => document.querySelector(`.ticket ${selector}`)?.textContent?.trim() ?? '',
  );
  const canvas = document.createElement('canvas');
  canvas.width = IMAGE_SIDE;
  canvas.height = IMAGE_SIDE + 80 * lines.length + MARGIN;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(code, 0, 0, IMAGE_SIDE, IMAGE_SIDE);
  pen.fillStyle = '#14213d';
  pen.textAlign = 'center';
  pen.direction = document.dir === 'rtl' ? 'rtl' : 'ltr';
  pen.font = `700 56px ${getComputedStyle(document.body).fontFamily}`;
  for (const [at, line] of lines.entries()) {
    pen.fillText(line, IMAGE_SIDE / 2, IMAGE_SIDE + 80 * at + 40, IMAGE_SIDE - 2 * MARGIN);
  }
  save(canvas.toDataURL('image/png'), name);
}

function save(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}
