import type { KeptWords } from '../ar/kept.ts';

export const words: KeptWords = {
  title: 'On this phone',
  text: 'Your ticket will then open without a connection, and the event page on this phone will lead to it, showing only the day and time. On a shared phone, save a picture instead.',
  remember: 'Remember it on this phone',
  forget: 'Forget it on this phone',
  kept: 'This phone remembers your ticket.',
  forgotten: 'This phone has forgotten your ticket. The ticket is still valid.',
  refused:
    'This browser is not storing anything: it may be a private window, or its storage is full. Save the ticket as a picture instead.',
  full: (most) =>
    most === 1
      ? 'A phone can remember one ticket. Forget it first.'
      : `A phone can remember ${most} tickets. Forget one first.`,
  failed: 'That did not work. Please try again when you have a connection.',
  note: (day, time) =>
    `No connection. You are looking at the page saved on this phone on ${day} at ${time}. Numbers or your gate may have changed since.`,
  listTitle: 'Your tickets on this phone',
  yours: (day) => `Your ticket, ${day}`,
  drop: 'Forget',
  dropText:
    'The ticket stays valid, but this phone will no longer lead to it: you will need a picture of it, or its link.',
  dropYes: 'Yes, forget it',
};
