import type { Edition } from '../../domain/edition.ts';
import type { Release } from '../../domain/figures/release.ts';
import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { missingSaid } from '../../i18n/communique.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { linkQr } from '../shell/link-qr.ts';
import { momentSaid } from './moment.ts';

const HEIGHT = 1350;
/** The languages of the picture: those of the press. */
const LANGUAGES = ['ar', 'fr'] as const;

interface PictureProps {
  readonly locale: Locale;
  readonly edition: Pick<Edition, 'slug' | 'name' | 'city' | 'timezone'>;
  readonly origin: string;
  readonly release: {
    readonly day: number;
    readonly status: ReleaseStatus;
    readonly figures: Pick<Release['figures'], 'date' | 'visits'> & {
      readonly completeness: Omit<Release['figures']['completeness'], 'unsent'>;
    };
  };
}

/**
 * The released visits of a day as a picture to post: its sign, the number and what it counts, how far it can still
 * change, and a code that leads to the page of the figures. A script draws what stands here.
 */
export function FiguresPicture(props: PictureProps) {
  const { locale, release } = props;
  const words = reportWords[locale].picture;
  return (
    <section class="panel report-picture" aria-labelledby="picture">
      <h2 id="picture">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <PictureCard {...props} />
      <p class="actions">
        <button
          type="button"
          class="quiet"
          hidden
          data-draw={String(HEIGHT)}
          data-name={`abwab-${release.figures.date}-${release.status}.png`}
        >
          <Icon name="download" />
          <span>{words.save}</span>
        </button>
      </p>
    </section>
  );
}

function PictureCard(props: PictureProps) {
  const { edition, origin, release } = props;
  const path = `/ar/${edition.slug}/figures`;
  const { path: code, size } = linkQr(`${origin}${path}`);
  return (
    <figure class="notice-picture" data-picture="" lang="ar" dir="rtl">
      <p class="picture-event">
        {edition.name.ar} · {edition.city.ar}
      </p>
      <p class="picture-sign">
        <Emblem day={release.day} size={72} />
      </p>
      {LANGUAGES.map((one) => (
        <PictureText {...props} of={one} />
      ))}
      <figcaption>
        <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true">
          <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
          <path fill="#000" d={code} />
        </svg>
        <span>
          {LANGUAGES.map((one) => (
            <span class="picture-check" lang={one} dir={directionOf(one)}>
              {reportWords[one].picture.check}
            </span>
          ))}
          <span class="picture-link" dir="ltr">{`${new URL(origin).host}${path}`}</span>
        </span>
      </figcaption>
    </figure>
  );
}

function PictureText({ edition, release, of }: PictureProps & { of: (typeof LANGUAGES)[number] }) {
  const { figures, status } = release;
  const { names, counts } = figureWords[of];
  const of_day = { day: figures.date, zone: edition.timezone };
  const to = momentSaid('upTo', figures.completeness.complete_to, of_day, of);
  const missing = missingSaid(figures.completeness, of);
  return (
    <div class="picture-text" lang={of} dir={directionOf(of)}>
      <p class="picture-number">
        {/* The head of the picture has the name in the first language. */}
        {of !== LANGUAGES[0] && `${edition.name[of]}, ${edition.city[of]} · `}
        {formatCalendarDate(figures.date, of)}
      </p>
      <p class="picture-figure">{formatNumber(figures.visits, of)}</p>
      <p>
        <strong>{names.visits}</strong> <span class="picture-note">{counts.visits}</span>{' '}
        <span class="picture-note">{reportWords[of].status[status](to)}</span>{' '}
        {missing !== null && <span class="picture-note">{missing}</span>}
      </p>
    </div>
  );
}
