import type { GatePageWords } from '../ar/gate-page.ts';

export const page: GatePageWords = {
  title: 'ⵜⴰⵡⵡⵓⵔⵜ ⵏ ⵓⵙⵏⵓⴱⴳ',
  noScript: 'ⵜⵔⴰ ⵜⴰⵙⵏⴰ ⴰ JavaScript.',
  enrolTitle: 'ⴰⵔⵣⵎ ⵏ ⵜⴰⵡⵡⵓⵔⵜ ⴳ ⵜⵉⵍⵉⴼⵓⵏ ⴰ',
  enrolCode: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵄⵔⴰⴹ',
  enrolOpen: 'ⴰⵔⵣⵎ ⵏ ⵜⴰⵡⵡⵓⵔⵜ',
  lane: 'ⵜⴰⵏⵉⵍⴰ ⵏ ⵓⴱⵔⵉⴷ',
  menuTitle: 'ⵜⵉⵙⵖⴰⵍ ⵏ ⵜⴰⵡⵡⵓⵔⵜ',
  language: 'ⵜⵓⵜⵍⴰⵢⵜ',
};
