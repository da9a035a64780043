import { inTwo } from '../../domain/notice.ts';

/** Shows in one language what is typed, as the public will read it. */
export function startNoticePreview(line: HTMLElement): void {
  const language = line.dataset.preview ?? '';
  const fields = ['text', 'is', 'not'].map((name) =>
    document.querySelector<HTMLTextAreaElement>(`#${name}-${language}`),
  );
  const [first, rest] = [line.querySelector('strong'), line.querySelector('span')];
  if (!first || !rest) return;
  const show = () => {
    const [text = '', is = '', not = ''] = fields.map((field) => field?.value.trim() ?? '');
    const said = inTwo(fields[0] ? text : composed(line, ended(is), ended(not)));
    first.textContent = said.first;
    rest.textContent = said.rest;
    line.hidden = said.first === '';
  };
  for (const field of fields) field?.addEventListener('input', show);
}

/** As the service composes a correction: what is true, then what is not. */
function composed({ dataset }: HTMLElement, is: string, not: string): string {
  const { both = '', alone = '' } = dataset;
  if (is === '') return '';
  return (not === '' ? alone : both).replace('{is}', () => is).replace('{not}', () => not);
}

function ended(text: string): string {
  return text === '' || /[.!?؟…]$/u.test(text) ? text : `${text}.`;
}
