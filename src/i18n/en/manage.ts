import type { ManageWords } from '../ar/manage.ts';

export const manage: ManageWords = {
  confirmed: 'Your visit is confirmed',
  confirmedLead: 'Here is your ticket. Keep a picture of it.',
  ticketsLead: 'Here are your tickets. One ticket per coach.',
  pendingTitle: 'We have received your request',
  notHeldLead:
    'No places are held yet. The ticket is issued after approval. A code from the directorate confirms at once.',
  pendingLead:
    'Your places are held until you have an answer. The ticket is issued once the request is approved.',
  reference: 'Reference number',
  linkTitle: 'Your private link',
  linkText:
    'Use it to change the window or the number, or to cancel, at any time before you enter. Keep it and do not share it: whoever opens it can cancel.',
  open: 'Change or cancel',
  copy: 'Copy the link',
  copied: 'Link copied',
  title: 'Your registration',
  tickets: 'Tickets',
  show: 'Show the ticket',
  status: { confirmed: 'Confirmed', pending: 'Waiting for approval', cancelled: 'Cancelled' },
  change: 'Save the change',
  changeTitle: 'Change the window or the number',
  changeHint: 'A picture of the old ticket still works at the gate, with the new details.',
  otherDay: 'Another day',
  otherDayHint: 'Choosing another day issues a new ticket and cancels the old one.',
  split: 'Split the ticket',
  splitHint:
    'Are some of you arriving separately? They get their own ticket. Old pictures of the ticket will no longer work.',
  splitPart: 'Who the new ticket is for',
  cancel: 'Cancel your visit',
  cancelTitle: 'Cancel your visit?',
  cancelText:
    'Your places will go to others and your tickets will no longer work. You can still come in by the open lane.',
  cancelRest:
    'Some of you have already come in. The unused places will go to others; the ticket stays valid for those who came.',
  cancelYes: 'Yes, cancel',
  cancelNo: 'No, go back',
  changed: 'Your change is saved. The ticket is up to date.',
  divided: 'The ticket is split. The new tickets are below; old pictures no longer work.',
  cancelled: 'Your visit is cancelled. Thank you for making room for others.',
  returned:
    'The unused places are given back. The ticket stays valid for those who have already come in.',
  codeSend: 'Confirm with the code',
  codeBeyond:
    'The code from the directorate does not cover this day or this number. Nothing has changed.',
  used: 'People have already come in on this ticket: their places are used, and its day and window stay as they are. Nothing has changed.',
  meanwhile:
    'Somebody changed this registration while you had it open. It is shown as it is now, and what you typed is still in the form: check it, then send it again.',
  take: (window) => `Change: ${window}`,
  refused: 'Nothing has changed yet. Your answers are kept. Please correct:',
  splitAdults: 'At least one adult stays on the first ticket.',
  splitChildren: 'This ticket has fewer children.',
  alreadyCancelled:
    'This registration is cancelled and can no longer be changed. You can register again.',
  again: 'New registration',
  lostTitle: 'We could not find this registration',
  lost: 'A letter of the link may be missing, or the data was erased after the event. Open the link as you received it.',
};
