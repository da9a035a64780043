import type { Locale } from '../../domain/kinds.ts';
import { inTwo, type Notice } from '../../domain/notice.ts';
import { directionOf } from '../../i18n/common.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { Icon } from '../../ui/icon.tsx';
import { linkQr } from '../shell/link-qr.ts';
import type { NoticeProps } from './props.ts';

/** Heights of what is posted, px; both are 1080 wide. */
const SHAPES = { post: 1350, story: 1920 } as const;

/**
 * The picture to post, as the page shows it and as a script draws it: its words in two languages, its
 * number, and a code that leads to its page.
 */
export function PicturePanel(props: NoticeProps) {
  const { locale, notice } = props;
  const words = noticeDeskWords[locale].picture;
  const shapes = Object.entries(SHAPES).map(([name, height]) => ({
    height,
    text: name === 'post' ? words.post : words.story,
  }));
  return (
    <section class="panel" aria-labelledby="picture">
      <h2 id="picture">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <PictureCard {...props} />
      <p class="actions">
        {shapes.map(({ height, text }) => (
          <button
            type="button"
            class="quiet"
            hidden
            data-draw={String(height)}
            data-name={`abwab-${notice.number}-${notice.revision}-${height}.png`}
          >
            <Icon name="download" />
            <span>{text}</span>
          </button>
        ))}
      </p>
    </section>
  );
}

function PictureCard({ edition, notice, origin }: NoticeProps) {
  const [first = 'ar', second = 'fr'] = languagesOnPicture(notice);
  const path = `/${first}/${edition.slug}/notices/${notice.number}`;
  const { path: code, size } = linkQr(`${origin}${path}`);
  return (
    <figure class="notice-picture" data-picture="">
      <p class="picture-event" lang={first} dir={directionOf(first)}>
        {edition.name[first]}
      </p>
      {[first, second].map((one) => (
        <PictureText notice={notice} of={one} />
      ))}
      <figcaption>
        <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true">
          <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
          <path fill="#000" d={code} />
        </svg>
        <span>
          {[first, second].map((one) => (
            <span class="picture-check" lang={one} dir={directionOf(one)}>
              {noticeDeskWords[one].picture.check}
            </span>
          ))}
          <span class="picture-link" dir="ltr">{`${new URL(origin).host}${path}`}</span>
        </span>
      </figcaption>
    </figure>
  );
}

function PictureText({ notice, of }: { notice: Notice; of: Locale }) {
  const { first, rest } = inTwo(notice.text[of] ?? '');
  return (
    <div class="picture-text" lang={of} dir={directionOf(of)}>
      <p class="picture-number">{noticesWords[of].numbered(notice.number)}</p>
      <p>
        <strong>{first}</strong> <span>{rest}</span>
      </p>
    </div>
  );
}

/** Arabic and French where both were written; else the first two that were. */
function languagesOnPicture({ text }: Notice): Locale[] {
  const order: readonly Locale[] = ['ar', 'fr', 'en', 'zgh'];
  return order.filter((one) => text[one] !== undefined).slice(0, 2);
}
