import type { PropsWithChildren } from 'hono/jsx';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { DayHead } from '../shared/day-head.tsx';
import { eventPath, managePath, noticePath } from '../shared/links.ts';

export interface TrustFrameProps {
  locale: Locale;
  edition: Pick<Edition, 'name' | 'slug'>;
  secret: string;
  day: number;
  title: string;
  /** Below the private page: `data`, `erase`; empty for the private page itself. */
  below: '' | '/data' | '/erase';
}

/** A page of a private link about what is held of its holder, in the language that its words have. */
export function TrustFrame(props: PropsWithChildren<TrustFrameProps>) {
  const { locale, edition, secret, day, title, below, children } = props;
  const said = legalLocale(locale, 'trust');
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
  return (
    <Page
      page="manage"
      locale={locale}
      title={title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => managePath(`${secret}${below}`, one)}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="manage trust"
      isPrivate
      masthead={
        <DayHead
          day={day}
          locale={locale}
          eyebrow={<Written text={edition.name} locale={locale} />}
        >
          <bdi {...other}>{title}</bdi>
        </DayHead>
      }
    >
      <div class="trust-page" {...other}>
        {children}
      </div>
    </Page>
  );
}
