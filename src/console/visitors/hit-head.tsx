import type { Locale } from '../../domain/kinds.ts';
import { searchWords } from '../../i18n/search.ts';
import { Column, Head } from '../shell/table.tsx';

/** The columns of what a search found, wherever it is shown. */
export function HitHead({ locale }: { locale: Locale }) {
  const { columns } = searchWords[locale];
  return (
    <Head>
      <Column>{columns.name}</Column>
      <Column>{columns.contact}</Column>
      <Column>{columns.window}</Column>
      <Column>{columns.party}</Column>
      <Column>{columns.state}</Column>
    </Head>
  );
}
