import type { Edition, Hold } from '../../domain/edition.ts';
import { holdAt } from '../../domain/hold.ts';
import type { Locale } from '../../domain/kinds.ts';
import { inForce, type Notice } from '../../domain/notice.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { Icon } from '../../ui/icon.tsx';

export interface OfferProps {
  locale: Locale;
  edition: Pick<Edition, 'slug' | 'gates'>;
  /** Those in force. */
  holds: readonly Hold[];
  notices: readonly Notice[];
  now: number;
}

/**
 * What a gate's state asks of whoever publishes: a hold that no notice tells of, a notice of a hold
 * that is over. `gate` null is the whole site. Nothing where both agree. `beside`: the
 * gate's name and state stand there already.
 */
export function GateOffer(props: OfferProps & { gate: number | null; beside?: boolean }) {
  const { locale, edition, gate, beside = false } = props;
  const words = noticeDeskWords[locale].offer;
  const base = `/console/${edition.slug}/notices`;
  const name = edition.gates.find((one) => one.number === gate)?.name[locale];
  const found = offerAt(gate, props);
  if (!found) return null;
  const shape = beside ? 'notice-offer beside' : 'notice-offer';
  const where = gate === null ? '' : `&gate=${gate}`;
  if (found.what === 'held') {
    return (
      <p class={shape} data-offer="held">
        <Icon name="news" />
        {!beside && <span>{name === undefined ? words.site : words.held(name)}</span>}
        <a class="quiet" href={`${base}/new?template=held${where}`}>
          {words.fill}
        </a>
      </p>
    );
  }
  const { number } = found;
  return (
    <p class={shape} data-offer="reopened">
      <Icon name="news" />
      <span>{name === undefined ? words.reopenedSite(number) : words.reopened(name, number)}</span>
      <a class="quiet" href={`${base}/${number}#withdraw`}>
        {words.open}
      </a>
      {!beside && (
        <a class="quiet" href={`${base}/new?template=over${where}`}>
          {words.sayOver}
        </a>
      )}
    </p>
  );
}

/** The same for every gate and the whole site, where there is anything. */
export function Offers(props: OfferProps) {
  const places = placesOf(props);
  if (!hasOffers(props)) return null;
  return (
    <div class="notice-offers">
      {places.map((gate) => (
        <GateOffer {...props} gate={gate} />
      ))}
    </div>
  );
}

/** Whether the gates ask for anything to be said. */
export function hasOffers(props: OfferProps): boolean {
  return placesOf(props).some((gate) => offerAt(gate, props) !== null);
}

function placesOf({ edition }: OfferProps): (number | null)[] {
  return [null, ...edition.gates.map((gate) => gate.number)];
}

/** To the supervisor of a gate, who publishes nothing: whether a notice tells of its state. */
export function GateSaid(props: OfferProps & { gate: number }) {
  const { locale, gate, notices, now } = props;
  const words = noticeDeskWords[locale].offer;
  const found = offerAt(gate, props);
  const said = heldNotice(notices, gate, now);
  if (!found && !said) return null;
  const text =
    found?.what === 'held'
      ? words.ownNone
      : found
        ? words.ownStill(found.number)
        : words.ownSaid(said?.number ?? 0);
  return (
    <p class="notice-offer beside" data-offer={found?.what ?? 'said'}>
      <Icon name="news" />
      <span>{text}</span>
    </p>
  );
}

function heldNotice(notices: readonly Notice[], gate: number | null, now: number) {
  return notices.find((one) => one.template === 'held' && one.gate === gate && inForce(one, now));
}

function offerAt(
  gate: number | null,
  { holds, notices, now }: OfferProps,
): { what: 'held' } | { what: 'reopened'; number: number } | null {
  const hold = holdAt(holds, gate, now);
  const isHeld = hold !== null && hold.gate === gate;
  const said = heldNotice(notices, gate, now);
  if (isHeld && !said) return { what: 'held' };
  return !isHeld && said ? { what: 'reopened', number: said.number } : null;
}
