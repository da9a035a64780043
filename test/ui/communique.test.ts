import { describe, expect, it } from 'vitest';
import {
  type CommuniqueFacts,
  communiquePlain,
  communiqueText,
  correctedBy,
} from '../../src/i18n/communique.ts';
import { WRITTEN, type Written } from '../../src/i18n/message-text.ts';

const at = (time: string, date = '2026-11-25') => Date.parse(`${date}T${time}:00Z`);

const FIGURES: CommuniqueFacts['figures'] = {
  date: '2026-11-25',
  visits: 230_412,
  walk_in_visits: 188_004,
  repeat_visits: 1_200,
  visitors_by_ticket: 41_208,
  peak: { people: 34_600, at: at('16:10'), low: 33_900, high: 35_200 },
  completeness: { complete_to: at('21:38'), phones: 4, handed_in: 4 },
  stated: [],
};

const FACTS: CommuniqueFacts = {
  number: 3,
  status: 'provisional',
  edition: {
    name: { ar: 'أيام الأبواب المفتوحة', zgh: '', fr: 'Journées portes ouvertes', en: 'Open days' },
    city: { ar: 'الرباط', zgh: '', fr: 'Rabat', en: 'Rabat' },
    timezone: 'Africa/Casablanca',
  },
  figures: FIGURES,
  as_of: at('21:40'),
  url: {
    ar: 'https://abwab.test/ar/rabat/figures',
    fr: 'https://abwab.test/fr/rabat/figures',
    en: 'https://abwab.test/en/rabat/figures',
  },
  embargo: null,
  correction: null,
};

function text(language: Written, change: Partial<CommuniqueFacts> = {}): string {
  return communiquePlain(communiqueText({ ...FACTS, ...change }, language));
}

/** The text of a day with other figures. */
function of(language: Written, figures: Partial<CommuniqueFacts['figures']>): string {
  return text(language, { figures: { ...FIGURES, ...figures } });
}

/** As it is read: marks of direction are not seen. */
const seen = (one: string) => one.replace(/[\u2066-\u2069]/g, '');

describe('the text for the press', () => {
  it('says in Arabic what was counted, each figure alone after its colon', () => {
    expect(seen(text('ar'))).toBe(
      'أيام الأبواب المفتوحة، الرباط، الأربعاء 25 نونبر 2026. أرقام مؤقتة، الساعة 21:40.\n' +
        'عدد الزيارات المسجلة عند الأبواب: 230.412، منها بدون تسجيل: 188.004، ومتكررة: 1.200. ' +
        'عدد الزائرات والزوار بتذكرة: 41.208. ' +
        'أكبر عدد داخل الموقع في آن واحد: ما بين 33.900 و35.200، على الساعة 16:10. ' +
        'هذه أرقام دخول عند الأبواب، مكتملة إلى غاية 21:38. ' +
        'الطريقة والمعطيات: https://abwab.test/ar/rabat/figures. رقم 3.',
    );
  });

  it('says how many phones had not handed in, also where nobody waits for them', () => {
    const completeness = { complete_to: at('21:38'), phones: 12, handed_in: 9 };
    expect(seen(of('ar', { completeness }))).toContain(
      'مكتملة إلى غاية 21:38. 3 هواتف عند الأبواب لم تسلّم بعد كل ما لديها، من مجموع: 12. الطريقة',
    );
    expect(of('fr', { completeness })).toContain(
      '21:38. 3 téléphones des portes sur 12 n’avaient pas encore tout remis. Méthode',
    );
    expect(of('en', { completeness })).toContain(
      '21:38. 3 of 12 gate phones had not handed in everything yet. Method',
    );
    const one = { ...completeness, handed_in: 11 };
    expect(of('fr', { completeness: one })).toContain('1 téléphone des portes sur 12 n’avait pas');
  });

  it('says of visits that were all without registration that all were', () => {
    const all = { visits: 4_700, walk_in_visits: 4_700, repeat_visits: 0 };
    expect(seen(of('ar', all))).toContain('عند الأبواب: 4.700، كلها بدون تسجيل.');
    expect(of('fr', all)).toContain('4\u202f700 visites, toutes sans inscription.');
    expect(of('en', all)).toContain('4,700 visits, all without registration.');
  });

  it('never says of visits that people stated that the gates counted them', () => {
    const said = {
      figure: 'visitors_by_ticket',
      counted: 53,
      stated: 140,
      reason: 'sheet',
    } as const;
    const exits = { figure: 'exits', counted: 4, stated: 90, reason: 'sheet' } as const;
    const figures = { visits: 150, walk_in_visits: 10, repeat_visits: 0, stated: [said, exits] };
    expect(of('en', figures)).toContain(
      'After correction: 150 visits, of which 10 without registration; counted at the gates: 63.',
    );
    expect(of('fr', figures)).toContain('comptées aux portes\u00a0: 63.');
    expect(seen(of('ar', figures))).toContain(
      'عدد الزيارات بعد التصحيح: 150، منها بدون تسجيل: 10. ',
    );
    expect(of('en', figures)).toContain('The count at the gates is complete to 21:38.');
    expect(of('en', { stated: [exits] })).toContain('The gates counted 230,412 visits');
  });

  it('sets each of those figures apart from the letters beside it', () => {
    for (const figure of ['230.412', '188.004', '1.200', '41.208', '33.900', '35.200']) {
      expect(text('ar')).toContain(`\u2066${figure}\u2069`);
    }
  });

  it('says in French and in English the same in whole phrases', () => {
    expect(text('fr')).toBe(
      'Journées portes ouvertes, Rabat, mercredi 25 novembre 2026. Chiffres provisoires à 21:40.\n' +
        'Les portes ont compté 230\u202f412 visites, dont 188\u202f004 sans inscription et 1\u202f200 répétées. ' +
        '41\u202f208 personnes sont venues avec un billet. ' +
        'La présence simultanée a culminé entre 33\u202f900 et 35\u202f200 personnes à 16:10. ' +
        'Ce sont des entrées comptées aux portes, complètes jusqu’à 21:38. ' +
        'Méthode et données\u00a0: https://abwab.test/fr/rabat/figures. N°\u00a03.',
    );
    expect(text('en', { status: 'final' })).toBe(
      'Open days, Rabat, Wednesday 25 November 2026. Final figures at 21:40.\n' +
        'The gates counted 230,412 visits, of which 188,004 without registration and 1,200 repeat visits. ' +
        '41,208 people came with a ticket. ' +
        'Between 33,900 and 35,200 people were inside at the peak, at 16:10. ' +
        'These are entries counted at the gates, complete to 21:38. ' +
        'Method and data: https://abwab.test/en/rabat/figures. No. 3.',
    );
  });

  it('speaks of no peak without a count by eye, nor of one that is only known to be far off', () => {
    const peak = { people: 60, at: at('16:10'), low: null, high: null };
    const wide = { ...peak, low: 0, high: 123 };
    for (const language of WRITTEN) {
      for (const none of [peak, wide, null].map((one) => of(language, { peak: one }))) {
        expect(none).not.toContain('16:10');
        expect(none).toContain('21:38');
      }
    }
  });

  it('has no span where the least and the most are one', () => {
    const peak = { people: 500, at: at('16:10'), low: 500, high: 500 };
    expect(of('fr', { peak })).toContain(
      'La présence simultanée a culminé à 500 personnes, à 16:10.',
    );
    expect(of('en', { peak })).toContain('500 people were inside at the peak, at 16:10.');
    expect(seen(of('ar', { peak }))).toContain('في آن واحد: 500، على الساعة 16:10.');
  });

  it('leaves repeats and walk-ins out where there are none', () => {
    const neither = { walk_in_visits: 0, repeat_visits: 0 };
    expect(of('fr', neither)).toContain('compté 230\u202f412 visites. ');
    expect(of('en', neither)).toContain('counted 230,412 visits. ');
    expect(seen(of('ar', neither))).toContain('الأبواب: 230.412. ');
    expect(of('fr', { repeat_visits: 0 })).toContain('dont 188\u202f004 sans inscription. ');
    expect(of('en', { walk_in_visits: 0 })).toContain(', of which 1,200 repeat visits. ');
    expect(seen(of('ar', { walk_in_visits: 0 }))).toContain('230.412، منها متكررة: 1.200. ');
  });

  it('has sentences of their own for none and for one', () => {
    const day = { ...{ walk_in_visits: 0, repeat_visits: 0, visitors_by_ticket: 0 }, peak: null };
    expect(of('fr', { ...day, visits: 0 })).toContain('n’ont compté aucune visite. Ce sont');
    expect(of('en', { ...day, visits: 0 })).toContain('counted no visits. These are');
    expect(of('ar', { ...day, visits: 0 })).toContain('لم تُسجل أي زيارة عند الأبواب. هذه');
    const one = { ...day, visits: 1, visitors_by_ticket: 1 };
    expect(of('fr', one)).toContain(
      'Les portes ont compté une visite. Une personne est venue avec un billet. ',
    );
    expect(of('en', one)).toContain('counted one visit. One person came with a ticket. ');
    const other = { ...day, visits: 1, walk_in_visits: 1 };
    expect(of('fr', other)).toContain(
      'une visite, sans inscription. Personne n’est venu avec un billet. ',
    );
    expect(of('en', other)).toContain('one visit, without registration. Nobody came with');
    const repeats = { visits: 3, walk_in_visits: 1, repeat_visits: 1, visitors_by_ticket: 1 };
    expect(of('fr', repeats)).toContain('3 visites, dont une sans inscription et une répétée. ');
    expect(of('en', repeats)).toContain(
      '3 visits, of which one without registration and one repeat visit. ',
    );
  });

  it('says the date of an hour that is not of that day', () => {
    const figures = {
      ...FIGURES,
      completeness: { ...FIGURES.completeness, complete_to: at('04:00', '2026-11-26') },
    };
    const next = { figures, as_of: at('09:05', '2026-11-26') };
    expect(text('fr', next)).toContain('Chiffres provisoires, jeudi 26 novembre à 09:05.');
    expect(text('fr', next)).toContain('complètes jusqu’au jeudi 26 novembre à 04:00.');
    expect(text('en', next)).toContain('complete to 04:00 on Thursday 26 November.');
    expect(text('ar', next)).toContain('مكتملة إلى غاية الخميس 26 نونبر على الساعة 04:00.');
  });

  it('begins under an embargo with the hour before which nothing is printed', () => {
    const embargo = at('20:00', '2026-11-26');
    const first = (language: Written) => text(language, { embargo }).split('\n')[0];
    expect(first('ar')).toBe('لا يُنشر قبل الساعة 20:00 من الخميس 26 نونبر 2026.');
    expect(first('fr')).toContain('ne pas publier avant 20:00, jeudi 26 novembre 2026.');
    expect(first('en')).toBe('Under embargo: not before 20:00 on Thursday 26 November 2026.');
  });

  it('names what it puts right where no count is another one', () => {
    const correction = { of: 2, changes: [], reason: null };
    const [ar, fr, en] = WRITTEN.map((language) => text(language, { correction }).split('\n')[0]);
    expect([ar, fr, en]).toEqual([
      'تصحيح رقم 3 للبلاغ رقم 2: أعداد الدخول والخروج لم تتغير. السبب: معطيات وصلت من الهواتف بعد البلاغ.',
      'Rectificatif n°\u00a03 au communiqué n°\u00a02\u00a0: les entrées et les sorties sont inchangées. Motif\u00a0: données remises par les téléphones après le communiqué.',
      'Correction 3 of release 2: entries and exits are unchanged. Reason: data handed in by phones after the release.',
    ]);
  });

  it('names what it corrects, and what is corrected names it', () => {
    const changes = [
      { figure: 'visits', before: 229_000, now: 230_412 },
      { figure: 'exits', before: 9, now: 10 },
    ] as const;
    const correction = { of: 2, changes, reason: 'Une porte oubliée. ' };
    const line = (language: Written) => text(language, { correction }).split('\n')[0] ?? '';
    expect(line('fr')).toBe(
      'Rectificatif n°\u00a03 au communiqué n°\u00a02\u00a0: visites 230\u202f412 au lieu de 229\u202f000\u00a0; sorties 10 au lieu de 9. Motif\u00a0: Une porte oubliée.',
    );
    expect(line('en')).toBe(
      'Correction 3 of release 2: visits 230,412 instead of 229,000; exits 10 instead of 9. Reason: Une porte oubliée.',
    );
    expect(seen(line('ar'))).toBe(
      'تصحيح رقم 3 للبلاغ رقم 2: الزيارات 230.412 بدل 229.000، الخروج 10 بدل 9. السبب: Une porte oubliée.',
    );
    for (const language of WRITTEN) expect(correctedBy(3, language)).toMatch(/\D3\.$/);
  });

  it('sets words of the other direction apart', () => {
    const changes = [{ figure: 'visits', before: 1, now: 2 }] as const;
    const correction = { of: 2, changes, reason: 'باب 3' };
    expect(text('fr', { correction })).toContain('Motif\u00a0: \u2068باب 3\u2069.');
    expect(text('ar', { correction })).toContain('السبب: باب 3.');
    const edition = { ...FACTS.edition, city: { ...FACTS.edition.city, ar: 'Rabat 2' } };
    expect(text('ar', { edition })).toContain('، \u2068Rabat 2\u2069، ');
  });

  it('states a city in the nearest language in which it is written', () => {
    const city = { ar: 'الرباط', zgh: '', fr: 'Rabat', en: '' };
    expect(text('en', { edition: { ...FACTS.edition, city } })).toContain('Open days, Rabat, Wed');
  });
});
