const CONTACT = /^(mailto:|https:\/\/|tel:)[\x21-\x7e]+$/;
const EMAIL = /^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/;

/** What is wrong with SECURITY_CONTACT, as a start and an answer say it. */
export const CONTACT_FAULT =
  'SECURITY_CONTACT must be an e-mail address, or begin with mailto:, https:// or tel:';

/** Whom to tell of a weakness, as an address; null for a text that is none. */
export function contactOf(text: string): string | null {
  const written = text.trim();
  const contact = EMAIL.test(written) ? `mailto:${written}` : written;
  return CONTACT.test(contact) ? contact : null;
}
