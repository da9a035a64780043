import { describe, expect, it } from 'vitest';
import { listOf } from '../../../src/domain/lists/columns.ts';
import {
  FORBIDDEN,
  type Forbidden,
  forbiddenIn,
  personalNumber,
} from '../../../src/domain/lists/forbidden.ts';

const YEAR = 2027;
const grid = (rows: readonly (readonly string[])[]) => ({ rows, counted: rows.length });
const fieldsOf = (headings: readonly string[], cells: readonly string[]) =>
  listOf(grid([headings, cells]), YEAR).columns.map(({ field }) => field);

describe('the columns of a list', () => {
  it('are guessed by their headings in Arabic, French and English', () => {
    const cells = [
      'x',
      'Fès',
      'y',
      '0612345678',
      'a@b.ma',
      '4',
      '40',
      '38',
      '2',
      '16/05/2027',
      '10:00',
    ];
    const ours = [
      'organisation',
      'place',
      'name',
      'phone',
      'email',
      'adults',
      'girls',
      'boys',
      'coaches',
      'day',
      'hour',
    ];
    expect(
      fieldsOf(
        [
          'المؤسسة',
          'المدينة',
          'اسم المسؤول',
          'رقم الهاتف',
          'البريد الإلكتروني',
          'عدد المرافقين',
          'عدد الإناث',
          'عدد الذكور',
          'عدد الحافلات',
          'تاريخ الزيارة',
          'الساعة',
        ],
        cells,
      ),
    ).toEqual(ours);
    expect(
      fieldsOf(
        [
          'Établissement',
          'Ville',
          'Nom du responsable',
          'Tél.',
          'E-mail',
          'Accompagnateurs',
          'Filles',
          'Garçons',
          'Autocars',
          'Date de visite',
          'Heure',
        ],
        cells,
      ),
    ).toEqual(ours);
    expect(
      fieldsOf(
        [
          'School',
          'Town',
          'Contact person',
          'Phone',
          'Email',
          'Adults',
          'Girls',
          'Boys',
          'Coaches',
          'Day',
          'Time',
        ],
        cells,
      ),
    ).toEqual(ours);
  });

  it('stand below a title, and keep the lines of the file', () => {
    const list = listOf(
      grid([
        ['لائحة المدارس'],
        [],
        ['المدرسة', 'الهاتف'],
        ['مدرسة أ', '0612345678'],
        [],
        ['مدرسة ب', '0612345679'],
      ]),
      YEAR,
    );
    expect(list.columns.map(({ heading }) => heading)).toEqual(['المدرسة', 'الهاتف']);
    expect(list.rows.map(({ line }) => line)).toEqual([4, 6]);
  });

  it('are each field once, and nothing where nothing fits', () => {
    expect(fieldsOf(['Téléphone', 'GSM', 'Remarque'], ['0612345678', '0612345679', 'z'])).toEqual([
      'phone',
      null,
      null,
    ]);
  });

  it('that may not be taken are named, and gone from the rows', () => {
    const list = listOf(
      grid([
        ['École', 'Nom et prénom', 'Massar', 'Filles'],
        ['École A', 'Salma Idrissi', 'P123456789', '1'],
        ['École A', 'Youssef Alami', 'G123456780', '1'],
      ]),
      YEAR,
    );
    expect(list.refused).toEqual([
      { heading: 'Nom et prénom', why: 'names' },
      { heading: 'Massar', why: 'massar' },
    ]);
    expect(JSON.stringify([list.columns, list.rows])).not.toMatch(/Salma|Youssef|P123456789/);
  });
});

describe('a list of pupils', () => {
  it('has their names under any heading of names, also where nobody bears them here', () => {
    const rows = (heading: string) => [
      ['École', heading, 'Né(e) le'],
      ['École A', 'Xhemajl Qorri', '01/02/2015'],
      ['École A', 'Nguyễn Thị Hoa', '03/04/2014'],
    ];
    for (const heading of ['Nom', 'الاسم', 'Names', 'اسم']) {
      const list = listOf(grid(rows(heading)), YEAR);
      expect(list.refused).toContainEqual({ heading, why: 'names' });
      expect(JSON.stringify(list.rows)).not.toContain('Qorri');
    }
    expect(listOf(grid(rows('Nom du responsable')), YEAR).refused).toHaveLength(1);
  });
});

describe('a column that may not be taken', () => {
  const headings: readonly (readonly [Forbidden, readonly string[]])[] = [
    [
      'names',
      [
        'اسم التلميذ',
        'أسماء التلاميذ',
        'الاسم الكامل للتلميذة',
        'الاسم الشخصي',
        'النسب',
        'Nom de l’élève',
        'NOMS DES ÉLÈVES',
        'Prénom',
        'الاسم والنسب',
        'Pupil name',
        'Student’s full name',
        'Élèves',
      ],
    ],
    [
      'births',
      [
        'تاريخ الازدياد',
        'تاريخ الميلاد',
        'Date de naissance',
        'Date naiss.',
        'D.O.B.',
        'Né(e) le',
        'Date of birth',
        'DOB',
        'العمر',
        'Âge',
      ],
    ],
    [
      'card',
      [
        'CIN',
        'C.I.N.',
        'رقم ب.و',
        'Pièce d’identité',
        'CNIE',
        'N° CIN',
        'رقم البطاقة الوطنية',
        'ب.ت.و',
        'Carte nationale',
        'National ID',
      ],
    ],
    [
      'massar',
      [
        'Massar',
        'Code Massar',
        'C.N.E',
        'رقم مسار',
        'رمز مسار',
        'CNE',
        'رقم التلميذ',
        'Code élève',
      ],
    ],
  ];
  it.each(headings)('is known by its heading: %s', (why, all) => {
    for (const heading of all)
      expect([heading, forbiddenIn(heading, ['x', 'y'], YEAR)]).toEqual([heading, why]);
  });

  const contents: readonly (readonly [Forbidden, readonly string[]])[] = [
    ['names', ['محمد العلوي', 'فاطمة الزهراء بناني', 'يوسف أمين', 'سلمى الإدريسي']],
    ['names', ['Mohamed Alami', 'Fatima Zahra Bennani', 'Amine Tazi', 'Salma Idrissi']],
    ['names', ['Salma, Amine, Youssef', 'Hiba; Sara; Adam']],
    ['births', ['12/03/2014', '2015-06-01', '3.4.2013', '16 ماي 2014']],
    ['births', ['٢٠١٤/٠٣/١٢', '12-03-14', '01/02/15', '1/1/2016']],
    ['births', ['2014', '2015', '2013', '2014']],
    ['births', ['42017', '41853', '42308', '41999']],
    ['card', ['AB123456', 'J45678', 'jt 12345', 'BE-765432']],
    ['massar', ['P123456789', 'g987654321', 'J135792468', 'E٢٤٦٨١٣٥٧٩']],
  ];
  it.each(contents)('is known by its content, whatever its heading says: %s %j', (why, cells) => {
    for (const heading of ['Colonne', '', 'Remarque', 'المؤسسة']) {
      expect([heading, forbiddenIn(heading, cells, YEAR)]).toEqual([heading, why]);
    }
  });

  it.each([
    ...[
      'AB.123456',
      'AB_123456',
      'AB/123456',
      'A.B.123456',
      'A B 123456',
      'AB 12 34 56',
      'AB 123-456',
    ],
    ...[
      'N°AB123456',
      'CIN=AB123456',
      'CINAB123456',
      '#AB123456.',
      '«AB123456»',
      'École (AB123456)',
    ],
    ...[
      'ＡＢ１２３４５６',
      'AB\u200b123456',
      'AB١٢٣٤٥٦',
      'P123 456 789',
      'p-123-456-789',
      'P.123456789,',
    ],
  ])('is known by a number however it is set apart: %j', (cell) => {
    expect(personalNumber(cell)).toBe(/789/.test(cell) ? 'massar' : 'card');
  });

  it.each([
    ...[
      'Lycée B12',
      'Groupe 12345',
      'Ecole 20000 Casablanca',
      'Tel 0612345678',
      'T 06 12 34 56 78',
    ],
    ...[
      'École K12 (2024/2025)',
      'Salle B 12 2024',
      'A 2024/2025',
      'ab123456@example.ma',
      'K.12345678',
    ],
    ...['Rue A, 12345', 'École Ibn Sina 2 – 12000 Fès', 'fax: 0522-123456', 'A1 B2 C3'],
  ])('is no number of a person: %j', (cell) => {
    expect(personalNumber(cell)).toBeNull();
  });

  it('is known by one row in twenty', () => {
    const plain = Array.from({ length: 19 }, (_, n) => `note ${n}`);
    expect(forbiddenIn('Remarque', [...plain, 'P123456789'], YEAR)).toBe('massar');
  });

  it('is none of those that a list of schools has', () => {
    const fine: readonly (readonly [string, readonly string[]])[] = [
      ['عدد التلاميذ', ['120', '80']],
      ['Nombre d’élèves', ['120', '٨٠']],
      ['Élèves', ['120', '80']],
      ['عدد التلميذات', ['60', '40']],
      ['المؤسسة', ['مدرسة محمد الخامس', 'ثانوية ابن سينا', 'إعدادية مريم', 'مدرسة النخيل']],
      [
        'École',
        ['Mohammed V', 'Ibn Sina', 'Al Massira', 'Fatima Al Fihria', 'Hassan II', 'Les Oliviers'],
      ],
      ['Association', ['Amal', 'Nour', 'Ibn Batouta']],
      ['Nom du directeur', ['Mohamed Alami', 'Salma Idrissi']],
      ['اسم المسؤول', ['محمد العلوي', 'سلمى الإدريسي']],
      ['Téléphone', ['0612345678', '06.12.14.15.16', '+212 6 12 34 56 78', '06-12-13-14-15']],
      ['Date de visite', ['16/05/2027', '17/05/2027', '16 mai']],
      ['Heure', ['10:00', '10h30']],
      ['Code GRESA', ['12345A', '54321Z']],
      ['Code postal', ['20250', '40000']],
      ['Ville', ['Fès', 'Salé', 'El Jadida']],
      ['مسار الحافلة', ['الرباط', 'سلا']],
    ];
    for (const [heading, cells] of fine) {
      expect([heading, forbiddenIn(heading, cells, YEAR)]).toEqual([heading, null]);
    }
  });

  it('has a reason of each kind', () => {
    expect(headings.map(([why]) => why)).toEqual([...FORBIDDEN]);
  });
});
