import { describe, expect, it } from 'vitest';
import { holdsLink } from '../../src/domain/link.ts';

describe('a text holds a link', () => {
  it.each([
    'https://abwab.ma',
    'HTTP://x',
    'https : // abwab',
    'abwab.ma',
    'Voir abwab.gov.ma/x.',
    'ABWAB.MA',
    'aｂｗａｂ．ｍａ',
    'ａｂｗａｂ.ｍａ',
    'abwab。ma',
    'abwab｡ma',
    'abwab․ma',
    'abwab·ma',
    'abwab\u200b.\u200bma',
    'ab\u2060wab.\u202ema',
    'abwab .ma',
    'abwab . ma',
    'abwab. ma/x',
    'abwab[.]ma',
    'abwab (dot) ma',
    'abwab dot ma',
    'موقع.المغرب',
    'abwab {gate}.{gate}',
    'abwab.{gate}',
    'www abwab ma',
    'www.abwab',
    '//abwab',
    '\\\\abwab\\x',
    '192.168.1.1',
    '١٩٢.١٦٨.١.١',
    '１９２．１６８．１．１',
    '10.1/x 10.1:80',
    'mailto:x',
    'salma@abwab',
    'salma @ abwab.ma',
    'xn--abwab',
    'bit.ly/3xY',
    'localhost',
  ])('%s', (text) => {
    expect(holdsLink(text)).toBe(true);
  });

  it.each([
    'الباب ب مغلق. الدخول من الباب ج.',
    'تذكرتكم {code}، {day} من {from} إلى {to}.',
    'La porte B est fermée. Entrez par la porte C, de 10:00 à 12:00.',
    'Le 26.11.2026, c.-à-d. jeudi ; 3,5 km.',
    'Bring water. To enter, show your ticket.',
    'Doors open at 10 a.m. and close at 6 p.m. No bags.',
    'Pour les familles et/ou les écoles : 24/24, 7j/7.',
    'Votre billet : {code}. Porte {gate}. Merci !',
    '1. Porte A. 2. Porte B.',
    'Version 2.5 du plan',
  ])('not: %s', (text) => {
    expect(holdsLink(text)).toBe(false);
  });
});
