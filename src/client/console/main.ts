import { focusNews } from '../focus.ts';
import { startBoard } from './board.ts';
import { startCopyButton, startPrintButton } from './buttons.ts';
import { followGates, startFresh } from './fresh.ts';

const board = document.querySelector<HTMLElement>('[data-board]');
if (board) startBoard(board);
const main = document.querySelector<HTMLElement>('main');
if (main?.querySelector('[data-fresh]')) {
  const look = startFresh(main);
  if (main.dataset.gates !== undefined) followGates(main, look);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  startCopyButton(button);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  startPrintButton(button);
}
focusNews();
