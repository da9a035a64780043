import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationIn } from '../../src/client/gate/scanning/invitation.ts';
import { oneTimeCode, secretInPath, tokenInText } from '../../src/domain/link-text.ts';
import { TOKEN_LENGTH } from '../../src/domain/token-length.ts';

const HOST = 'abwab.example:8443';

const tokens = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
  minLength: TOKEN_LENGTH,
  maxLength: TOKEN_LENGTH,
});

/** What people, messages and programs leave behind an address. */
const tails = fc
  .array(
    fc.constantFrom(
      ...'.,;:!?،؛؟…)]}>»”’"\'*_~-|\\',
      '/',
      ' ',
      '\n',
      '\u200b',
      '\u200e',
      '\u200f',
      '\u202c',
      '\u2069',
      '\ufeff',
      '\u00ad',
      '\ufe0f',
      '\u00a0',
    ),
    { maxLength: 4 },
  )
  .map((marks) => marks.join(''));
const additions = fc.constantFrom('', '?utm_source=chat&fbclid=a', '#top', '&amp;utm=a', '?', '#');

describe('the link of a ticket', () => {
  it('is the same to a gate and to its page, whatever stands behind it', () => {
    fc.assert(
      fc.property(tokens, tails, additions, fc.boolean(), (token, tail, addition, encoded) => {
        const behind = encoded ? encodeURIComponent(tail + addition) : tail + addition;
        const link = `https://${HOST}/t/${token}${behind}`;
        expect(tokenInText(link, HOST)).toBe(token);
        const part = new URL(link).pathname.slice('/t/'.length);
        expect(secretInPath(decodeURIComponent(part), TOKEN_LENGTH)).toMatchObject({
          secret: token,
        });
      }),
    );
  });

  it.each(['\u00ad', '\u200b', '\u2060', '\ufeff', '\u200e'])(
    'is read through what a copy has put into it: %j',
    (mark) => {
      const token = 'ABC'.repeat(43).slice(0, TOKEN_LENGTH);
      const cut = `${token.slice(0, 60)}${mark}${token.slice(60)}`;
      expect(secretInPath(cut, TOKEN_LENGTH)).toEqual({ secret: token, ending: '' });
      expect(tokenInText(`https://${HOST}/t/${cut}`, HOST)).toBe(token);
    },
  );

  it('keeps its ending', () => {
    const token = 'A'.repeat(TOKEN_LENGTH);
    for (const [part, ending] of [
      ['', ''],
      ['.svg', '.svg'],
      ['.SVG)', '.svg'],
      ['.ics.', '.ics'],
      ['.svgz', ''],
      ['.', ''],
      ['/', ''],
      ['//,', ''],
    ]) {
      const read = secretInPath(token + part, TOKEN_LENGTH);
      expect(read, part).toEqual({ secret: token, ending });
    }
  });

  it('is none with a character too many or too few, or where a path goes on', () => {
    const token = 'A'.repeat(TOKEN_LENGTH);
    for (const part of [token.slice(1), `${token}A`, `${token}0`, `${token}/x`, `${token}//x`]) {
      expect(secretInPath(part, TOKEN_LENGTH), part).toBeNull();
    }
    expect(secretInPath(`${token}${'.'.repeat(5_000)}`, TOKEN_LENGTH)).toBeNull();
  });

  it('is found in a text of its host alone', () => {
    fc.assert(
      fc.property(tokens, fc.webUrl(), fc.lorem(), (token, other, words) => {
        const text = `${words} ${other} https://${HOST.toUpperCase()}/T/${token}, ${words}`;
        expect(tokenInText(text, HOST)).toBe(token);
        expect(tokenInText(text, 'elsewhere.example')).toBeNull();
      }),
    );
  });
});

describe('a one-time code', () => {
  it.each([
    'abc234',
    ' abc234\n',
    '#abc234',
    '\u200eabc234\u200f.',
    '(abc234)',
    'abc234،',
    'abc234%D8%8C',
    'abc234?utm_source=chat',
    'abc234#top',
    '"abc234"',
    'abc234_',
  ])('is read from %j', (text) => {
    expect(oneTimeCode(text)).toBe('abc234');
  });

  it('keeps what is part of it, and is short', () => {
    expect(oneTimeCode('aB-c_2')).toBe('aB-c_2');
    expect(oneTimeCode('،.')).toBe('');
    expect(oneTimeCode('a'.repeat(10_000))).toHaveLength(200);
  });

  it('is taken from a gate link of this host alone', () => {
    const link = `https://${HOST}/gate#abc234`;
    for (const tail of ['', '.', ')', '\u200f', '،', '%20']) {
      expect(invitationIn(link + tail, HOST)).toBe('abc234');
    }
    for (const other of [
      'https://else.example/gate#abc234',
      `https://${HOST}/gate#`,
      link.repeat(99),
    ]) {
      expect(invitationIn(other, HOST)).toBeNull();
    }
  });
});
