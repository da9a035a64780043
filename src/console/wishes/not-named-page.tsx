import { spokenIn } from '../../i18n/edition.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import { WorkPage } from '../shell/work-page.tsx';
import type { WishesProps } from './props.ts';

/** What somebody sees who names the readers of wishes, and is none: where they are named. */
export function NotNamedPage(props: WishesProps) {
  const { locale, edition } = props;
  const { setUp, title } = wishesWords[locale];
  return (
    <WorkPage
      {...props}
      page="setUpWishes"
      title={title}
      state={setUp.notNamed}
      kind="narrow"
      spoken={spokenIn(locale)}
    >
      <p>
        <a href={`/console/${edition.slug}/edition/wishes#readers`}>{setUp.readers}</a>
      </p>
    </WorkPage>
  );
}
