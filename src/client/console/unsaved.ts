import { typedForm } from './typed.ts';

/** Fields that say how the page was: it is written anew. */
const OF_THE_PAGE = ['key', 'base', 'version', 'carried'];
/** Characters of a form that goes along, as the service takes them. */
const MOST = 44 * 1024;
const FIELDS_MOST = 200;

/** Keeps what is typed in a form: in another language, and from a page that is left by mistake. */
export function keepTyped(): void {
  let sent = false;
  addEventListener('submit', () => {
    sent = true;
  });
  // Back from the page that it led to: the form is there again, as it was typed.
  addEventListener('pageshow', () => {
    sent = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!sent && typedForm()) event.preventDefault();
  });
  const links = document.querySelectorAll<HTMLAnchorElement>('.languages a');
  for (const link of links) link.addEventListener('click', (event) => takeAlong(event, link));
}

/** Asks for the page in another language with the form that is typed in. */
function takeAlong(event: Event, link: HTMLAnchorElement): void {
  const typed = typedForm();
  const lang = new URL(link.href).searchParams.get('lang');
  if (!typed || lang === null) return;
  const fields = [...new FormData(typed)].filter(
    ([name, value]) => !OF_THE_PAGE.includes(name) && typeof value === 'string',
  );
  const page = new URL(location.href);
  page.searchParams.delete('lang');
  const action = new URL(typed.action).pathname;
  const carried = JSON.stringify({ action, page: page.pathname + page.search, fields });
  // Too long to go along: the browser asks before it leaves.
  if (fields.length > FIELDS_MOST || encodeURIComponent(carried).length > MOST) return;
  event.preventDefault();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `/console/language?lang=${lang}`;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'form';
  field.value = carried;
  form.append(field);
  document.body.append(form);
  form.requestSubmit();
}
