import type { Locale } from '../../domain/kinds.ts';
import { gatePageWords } from '../../i18n/gate-page.ts';
import { phoneWords } from '../../i18n/phones.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { PhoneCard } from '../../store/members/invite.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { linkQr } from '../shell/link-qr.ts';
import { WorkPage } from '../shell/work-page.tsx';

interface CardsProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** The gate's name. */
  gate: string;
  cards: readonly PhoneCard[];
  /** ms. */
  expires_at: number;
}

/** A sheet of cards to cut up: each invites one phone, which is then called by the card's name. */
export function PhoneCardsPage(props: CardsProps) {
  const { locale, edition, gate, cards } = props;
  const words = phoneWords[locale].cards;
  return (
    <WorkPage
      {...props}
      page="gates"
      title={words.title(gate)}
      state={words.note}
      print={words.print}
      kind="practice"
    >
      <ol class="phone-cards">
        {cards.map((card) => (
          <Card {...props} card={card} />
        ))}
      </ol>
      <p class="actions">
        <a class="plain" href={`/console/${edition.slug}/gates`}>
          <Icon name="chevron-left" />
          <span>{gate}</span>
        </a>
      </p>
    </WorkPage>
  );
}

function Card(props: CardsProps & { card: PhoneCard }) {
  const { locale, edition, gate, expires_at, now, card } = props;
  const words = phoneWords[locale].cards;
  const { path, size } = linkQr(card.url);
  return (
    <li data-card={card.card}>
      <h2>
        <bdi dir="ltr">{card.card}</bdi>
      </h2>
      <p>{gate}</p>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={words.code(card.card)}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#FFFFFF" />
        <path fill="#000000" d={path} />
      </svg>
      <p class="link" dir="ltr">
        {card.url}
      </p>
      <p class="hint">
        {words.how(gatePageWords[locale].enrolOpen)}{' '}
        {words.until(clockAt(expires_at, now, edition.timezone))}
      </p>
    </li>
  );
}
