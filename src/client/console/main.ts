import { startBoard } from './board.ts';
import { startCopyButton, startPrintButton } from './buttons.ts';

const board = document.querySelector<HTMLElement>('[data-board]');
if (board) startBoard(board);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  startCopyButton(button);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  startPrintButton(button);
}
