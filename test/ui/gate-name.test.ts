import { describe, expect, it } from 'vitest';
import { theGate } from '../../src/i18n/fr/gate-name.ts';
import { words as holds } from '../../src/i18n/fr/holds.ts';

describe('the name of a gate in a French sentence', () => {
  it.each([
    ['Porte 1', 'la Porte 1'],
    ['porte des écoles', 'la porte des écoles'],
    ['Entrée nord', 'l’Entrée nord'],
    ['ENTRÉE', 'l’ENTRÉE'],
    ['Bab Makina', 'Bab Makina'],
    ['Portes', 'Portes'],
    ['Porteño', 'Porteño'],
    ['Le portail', 'Le portail'],
    ['', ''],
    ['{gate}', '{gate}'],
  ])('%s has the article that it asks for', (name, said) => {
    expect(theGate(name)).toBe(said);
  });

  it('is said so to visitors', () => {
    expect(holds.notice.held('Porte 1')).toBe('L’entrée est suspendue à la Porte 1.');
    expect(holds.notice.use('Bab Makina')).toBe('Passez par Bab Makina.');
  });
});
