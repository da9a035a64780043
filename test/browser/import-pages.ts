import type { BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../src/domain/kinds.ts';
import type { Server } from './server.ts';

/** A list with a column that may not be taken, a row that is ready, and one with something wrong. */
function listOf(name: string) {
  const text = [
    'المؤسسة;المدينة;اسم المسؤول;الهاتف;عدد المرافقين;البنات;البنين;الحافلات;اليوم;الساعة;رقم مسار',
    `${name};سيدي عبد الله;أحمد العلوي;0612345678;2;20;18;1;3;;P123456789`,
    `${name} للبنين;;;06;;;;;9;25:00;`,
  ].join('\n');
  return { name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function send(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(button)]);
}

/** The second page: the columns of a file that was chosen. */
export async function openColumns(page: Page, server: Server, lang: Locale, name = 'مدرسة النخيل') {
  await page.goto(`${server.url}/console/demo/import?lang=${lang}`);
  await page.setInputFiles('#file', listOf(name));
  await send(page, '.import-file button');
}

/** The third: every row judged. */
export async function openCheck(page: Page, server: Server, lang: Locale, name?: string) {
  await openColumns(page, server, lang, name);
  await send(page, 'form:has(.import-columns) button');
}

/** Imports a list; the address of what came of it. */
export async function importOne(owner: BrowserContext, server: Server): Promise<string> {
  const page = await owner.newPage();
  await openCheck(page, server, 'en', 'مجموعة مدارس الإمام الغزالي للتعليم الابتدائي');
  await page.click('form[data-import] button[type="submit"]');
  const file = await page.locator('a[href$="/file"]').getAttribute('href');
  await page.close();
  return (file ?? '').replace(/\/file$/, '');
}
