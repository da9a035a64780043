import { correctionOf, inTwo } from '../../domain/notice.ts';

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
    const { both = '', alone = '' } = line.dataset;
    const said = inTwo(fields[0] ? text : correctionOf({ both, alone }, { is, not }));
    first.textContent = said.first;
    rest.textContent = said.rest;
    line.hidden = said.first === '';
  };
  for (const field of fields) field?.addEventListener('input', show);
}
