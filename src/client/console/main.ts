import { focusNews } from '../focus.ts';
import { startBoard } from './board.ts';
import { startCopyButton, startDrawButton, startPrintButton } from './buttons.ts';
import { followGates, startFresh } from './fresh.ts';
import { startLengths } from './lengths.ts';
import { startNoticePreview } from './notice-preview.ts';
import { keepTyped } from './unsaved.ts';

if (document.querySelector('form[data-passkey], [data-passkey-here]')) {
  // A script of its own: the pages of the day need none of it.
  void import('./passkeys.module.ts').then(({ startPasskeys }) => startPasskeys());
}
if (document.querySelector('.face-desk')) {
  void import('./desk.module.ts').then(({ startDeskPage }) => startDeskPage());
}
if (document.querySelector('form[data-scanner]')) {
  void import('./scanner-field.module.ts').then(({ startScannerFields }) => startScannerFields());
}
if (document.querySelector('[data-slug-of]')) {
  void import('./new-edition.module.ts').then(({ startNewEditions }) => startNewEditions());
}
if (document.querySelector('form[data-scanner] [data-camera]')) {
  void import('./scanner-camera.module.ts').then((camera) => camera.startScannerCameras());
}
if (document.querySelector('form[data-share]')) {
  void import('./share-picture.module.ts').then(({ startSharePictures }) => startSharePictures());
}
if (document.querySelector('form[data-list], form[data-import]')) {
  void import('./import.module.ts').then(({ startImport }) => startImport());
}
const exported = document.querySelector<HTMLElement>('[data-export-state]');
if (exported) void import('./export.module.ts').then(({ startExport }) => startExport(exported));
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
const back = document.querySelector<HTMLElement>('[data-back]')?.dataset.back;
// A form that came back after signing in stands on the page of its own address.
if (back) history.replaceState(null, '', back);
for (const line of document.querySelectorAll<HTMLElement>('[data-preview]'))
  startNoticePreview(line);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-draw]')) {
  startDrawButton(button);
}
if (main) startLengths(main);
keepTyped();
focusNews();
