import { ListUnreadable } from '../../domain/lists/bounds.ts';
import { type List, listOf } from '../../domain/lists/columns.ts';
import { readGrid } from '../../domain/lists/read-list.ts';
import { csvText } from '../../domain/lists/write-csv.ts';

/**
 * Improves the import of a list: what may not be taken leaves no browser, and the rows go in by
 * themselves, one piece after the other.
 */
export function startImport(): void {
  const file = document.querySelector<HTMLFormElement>('form[data-list]');
  if (file) file.addEventListener('submit', (event) => void sendCleaned(event, file));
  const rows = document.querySelector<HTMLFormElement>('form[data-import]');
  if (rows) watchRows(rows);
}

/** Sends the file without the columns that it may not hold, in place of the file itself. */
async function sendCleaned(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const file = input?.files?.[0];
  if (!input || !file) return;
  event.preventDefault();
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const list = listOf(await readGrid(bytes), Number(form.dataset.list));
    putFile(input, new File([csvText(linesOf(list))], 'list.csv', { type: 'text/csv' }));
    for (const { heading, why } of list.refused) {
      addField(form, 'left_out', heading);
      addField(form, 'left_out_why', why);
    }
  } catch (error) {
    // A browser without the parts that this needs sends the file as it is: it is cleaned on arrival.
    if (error instanceof ListUnreadable) {
      putFile(input, new File([], 'list.csv'));
      addField(form, 'fault', error.fault);
      addField(form, 'rows', String(error.rows));
    }
  }
  form.submit();
}

/** The list as rows of a file, each at the line that it had. */
function linesOf({ columns, rows }: List): string[][] {
  const first = rows[0]?.line ?? 2;
  const lines: string[][] = Array.from({ length: first - 2 }, () => []);
  lines.push(columns.map(({ heading }) => heading));
  for (const { line, cells } of rows) {
    while (lines.length < line - 1) lines.push([]);
    lines.push(cells.map((cell) => cell.replace(/\s+/g, ' ')));
  }
  return lines;
}

function putFile(input: HTMLInputElement, file: File): void {
  const holder = new DataTransfer();
  holder.items.add(file);
  input.files = holder.files;
}

function addField(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name, value });
  form.append(field);
}

function watchRows(form: HTMLFormElement): void {
  const part = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[${name}]`);
  const [progress, stopped, goOn] = ['data-progress', 'data-stopped', 'data-go-on'].map((name) =>
    part(name),
  );
  const bar = form.querySelector('progress');
  const now = part('data-now');
  const send = form.querySelector<HTMLButtonElement>('button[type="submit"]');
  if (!progress || !stopped || !goOn || !bar || !now || !send) return;
  const pieces = [...form.querySelectorAll<HTMLInputElement>('input[name="piece"]')];
  const left = pieces.map(({ value }) => value);
  let notTaken: string[] = [];
  bar.max = left.length;

  const run = async () => {
    progress.hidden = false;
    send.hidden = true;
    markStep();
    stopped.hidden = true;
    goOn.hidden = true;
    while (left.length > 0) {
      const page = await sendPiece(form.action, left, notTaken).catch(() => null);
      if (!page) {
        stopped.hidden = false;
        goOn.hidden = false;
        goOn.focus();
        return;
      }
      left.shift();
      bar.value = pieces.length - left.length;
      now.textContent = page.querySelector('[data-now]')?.textContent ?? '';
      notTaken = [...page.querySelectorAll<HTMLInputElement>('input[name="not_taken"]')].map(
        ({ value }) => value,
      );
      if (left.length === 0) showResult(page);
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  goOn.addEventListener('click', () => void run());
}

/** The fourth step has begun, on the page of the third. */
function markStep(): void {
  const [, , check, rows] = document.querySelectorAll('.import-steps li');
  check?.removeAttribute('aria-current');
  check?.setAttribute('data-done', '');
  rows?.setAttribute('aria-current', 'step');
}

/** Registers the next piece; the page that answers, or nothing where it was not taken. */
async function sendPiece(
  action: string,
  left: readonly string[],
  notTaken: readonly string[],
): Promise<Document | null> {
  const body = new FormData();
  body.set('step', 'rows');
  body.set('piece', left[0] ?? '');
  if (left.length > 1) body.set('more', '1');
  for (const row of notTaken) body.append('not_taken', row);
  const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'text/html' } });
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function showResult(page: Document): void {
  const [here, there] = [document.querySelector('main'), page.querySelector('main')];
  if (!here || !there) return;
  here.replaceWith(document.adoptNode(there));
  document.querySelector<HTMLElement>('[data-now]')?.scrollIntoView();
}
