import type { GatePageWords } from '../ar/gate-page.ts';

export const page: GatePageWords = {
  title: 'Gate',
  noScript: 'This page needs JavaScript.',
  enrolTitle: 'Open a gate on this phone',
  enrolCode: 'Invitation code',
  enrolOpen: 'Open this gate',
  lane: 'Direction of the lane',
  menuTitle: 'Gate settings',
  language: 'Language',
};
