import { readdirSync, readFileSync } from 'node:fs';
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
    ['Bab', 'Bab'],
    ['Grande porte', 'la Grande porte'],
    ['Petite entrée', 'la porte «\u00a0Petite entrée\u00a0»'],
    ['Portes', 'la porte «\u00a0Portes\u00a0»'],
    ['Porteño', 'la porte «\u00a0Porteño\u00a0»'],
    ['Babouche', 'la porte «\u00a0Babouche\u00a0»'],
    ['Le portail', 'la porte «\u00a0Le portail\u00a0»'],
    ['باب 2', 'la porte «\u00a0باب 2\u00a0»'],
    ['', ''],
    ['{gate}', '{gate}'],
  ])('%s has the article that it asks for', (name, said) => {
    expect(theGate(name)).toBe(said);
  });

  it('stands bare behind no preposition of a catalogue', () => {
    const bare = /(?:^|[\s’])(?:à|de|par|vers|depuis|sur|devant) \$\{gate2?\}/m;
    const folder = 'src/i18n/fr';
    const found = readdirSync(folder).filter((name) =>
      bare.test(readFileSync(`${folder}/${name}`, 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('is said so to visitors', () => {
    expect(holds.notice.held('Porte 1')).toBe('L’entrée est suspendue à la Porte 1.');
    expect(holds.notice.use('Bab Makina')).toBe('Passez par Bab Makina.');
  });
});
