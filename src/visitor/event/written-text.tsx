import type { TextName } from '../../domain/edition-parts.ts';
import type { Locale, Localized } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';

/** What an organizer wrote for those who come, with what it is about; nothing where nothing is. */
export function WrittenText(props: {
  locale: Locale;
  name: TextName;
  icon: IconName;
  text: Localized | undefined;
}) {
  const { locale, name, icon, text } = props;
  if (!text?.[locale]) return null;
  const spoken = spokenIn(locale);
  return (
    <li>
      <Icon name={icon} size={28} />
      <span>
        <b lang={spoken} dir={directionOf(spoken)}>
          {editionWords[locale].fields[`texts.${name}`].label}
        </b>
        <br />
        <bdi class="written">
          <Written text={text} locale={locale} />
        </bdi>
      </span>
    </li>
  );
}
