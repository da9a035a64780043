import { trustWords } from '../../i18n/trust.ts';
import { managePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import type { OwnLink } from './own-data.ts';
import { TrustFrame } from './trust-frame.tsx';

interface EraseProps extends OwnLink {
  /** Other days of the same request, which go with it. */
  others: number;
  /** Why it was not done. */
  refused?: string;
}

/** The page that asks once more before everything goes, and says what becomes of the tickets. */
export function ErasePage(props: EraseProps) {
  const { locale, secret, others, inside, refused } = props;
  const words = trustWords[locale].erase;
  return (
    <TrustFrame {...props} title={words.title} below="/erase">
      {refused && (
        <div class="notice error" role="alert" tabindex={-1} data-focus="">
          <p>
            <strong>{refused}</strong>
          </p>
        </div>
      )}
      <p>{words.text}</p>
      {others > 0 && <p>{words.several(others)}</p>}
      {inside > 0 && <p>{words.inside}</p>}
      <form method="post" action={managePath(`${secret}/erase`, locale)} data-resend="">
        <SendState locale={locale} />
        <p class="actions">
          <button class="button danger" type="submit">
            {words.yes}
          </button>
          <a class="button quiet" href={managePath(secret, locale)}>
            {words.no}
          </a>
        </p>
      </form>
    </TrustFrame>
  );
}
