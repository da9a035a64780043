import { describe, expect, it, vi } from 'vitest';

vi.mock('../../build/reviewed.ts', () => ({
  reviewedPages: ['ticket'],
  reviewedSections: ['safety', 'moved'],
}));

const { decided, isReviewed, legalLocale, spoken } = await import('../../src/i18n/reviewed.ts');
const { visitorWords } = await import('../../src/i18n/visitor.ts');
const { Page } = await import('../../src/ui/layout.tsx');

const shown = (page: 'ticket' | 'form', locale: 'zgh' | 'ar') =>
  String(Page({ page, locale, title: 'x' }));

describe('the note that nobody has reviewed the Amazigh', () => {
  it('goes page by page', () => {
    expect(shown('form', 'zgh')).toContain('class="unreviewed"');
    expect(shown('ticket', 'zgh')).not.toContain('class="unreviewed"');
    expect(shown('form', 'ar')).not.toContain('class="unreviewed"');
    expect([isReviewed('ticket'), isReviewed('event')]).toEqual([true, false]);
  });
});

describe('what decides something', () => {
  it('is in Amazigh once its section is reviewed, and in Arabic until then', () => {
    expect(legalLocale('zgh', 'safety')).toBe('zgh');
    expect(legalLocale('zgh', 'consent')).toBe('ar');
    expect(legalLocale('fr', 'consent')).toBe('fr');
    expect(legalLocale('zgh')).toBe('ar');
    expect(decided('moved', 'ⴰ', 'ا')).toBe('ⴰ');
    expect(decided('notice', 'ⴰ', 'ا')).toBe('ا');
  });

  it('is said in each language once', () => {
    expect(spoken('safety')).toEqual(['ar', 'zgh', 'fr', 'en']);
    expect(spoken('consent')).toEqual(['ar', 'fr', 'en']);
  });

  it('is Arabic in the words of an Amazigh page, and no more of them', () => {
    const { zgh, ar } = visitorWords;
    expect(zgh.ticket.safety).not.toBe(ar.ticket.safety);
    expect(zgh.form.consentTitle).toBe(ar.form.consentTitle);
    expect(zgh.form.faults.consent_missing).toBe(ar.form.faults.consent_missing);
    expect(zgh.form.faults.required).not.toBe(ar.form.faults.required);
    expect(zgh.notice.title).toBe(ar.notice.title);
  });
});
