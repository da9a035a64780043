import { endIfIdle, registerWorker, SCOPE } from './ticket-worker.ts';

/** Tickets of which this browser was asked to be told, by their numbers: no address can be told from one. */
const STORED = 'told';

/** Whether somebody has answered here, with yes or with no: nobody is asked twice. */
const ANSWERED = 'telling-answered';

type Word = 'on' | 'off' | 'no' | 'failed';

/**
 * Asks once whether to be told of changes, where a browser can be, and the browser itself for nothing
 * before somebody taps.
 */
export function offerTelling(place: HTMLElement): void {
  if (!canBeTold() || Notification.permission === 'denied') return;
  const { key = '', ticket = '', of = '', anew } = place.dataset;
  const button = (name: string) => place.querySelector<HTMLButtonElement>(`[data-${name}]`);
  const [offer, decline, stop] = [button('offer'), button('decline'), button('stop')];
  const answer = place.querySelector<HTMLElement>('[role="status"]');
  if (!offer || !decline || !stop || !answer) return;
  const say = (word: Word) => {
    offer.hidden = word === 'on' || word === 'no';
    stop.hidden = word !== 'on';
    answer.textContent = answer.dataset[word] ?? '';
  };
  const settle = () => {
    decline.hidden = true;
    place.classList.add('answered');
  };
  const doing = (work: () => Promise<Word>) => async () => {
    offer.disabled = stop.disabled = true;
    const word = await work().catch(() => 'failed' as const);
    say(word);
    if (word !== 'failed') noteAnswered();
    settle();
    // Not once more the form that this page may be the answer to.
    if (anew !== undefined && (word === 'on' || word === 'off')) location.replace(anew);
    offer.disabled = stop.disabled = false;
  };
  offer.addEventListener(
    'click',
    doing(async () => {
      const word = await begin(ticket, key);
      if (word === 'on') remember(of, true);
      return word;
    }),
  );
  stop.addEventListener(
    'click',
    doing(() => end(ticket, of)),
  );
  decline.addEventListener('click', () => {
    noteAnswered();
    settle();
    offer.focus();
  });
  if (isTold(of)) say('on');
  if (isTold(of) || isAnswered()) settle();
  place.hidden = false;
}

function isAnswered(): boolean {
  try {
    return localStorage.getItem(ANSWERED) !== null;
  } catch {
    return false;
  }
}

function noteAnswered(): void {
  try {
    localStorage.setItem(ANSWERED, 'yes');
  } catch {
    // A browser that stores nothing asks on the next page again.
  }
}

function canBeTold(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Asks the browser, once, and then the service. */
async function begin(ticket: string, key: string): Promise<'on' | 'off' | 'no'> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'no' : 'off';
  const registration = await registerWorker();
  const subscription = await subscribe(registration, key);
  await send(ticket, { subscription: subscription.toJSON() });
  return 'on';
}

/** What another edition subscribed with its key gives way. */
async function subscribe(
  registration: ServiceWorkerRegistration,
  key: string,
): Promise<PushSubscription> {
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await registration.pushManager.subscribe(wanted);
  } catch (error) {
    const former = await registration.pushManager.getSubscription();
    if (!former) throw error;
    await former.unsubscribe();
    return registration.pushManager.subscribe(wanted);
  }
}

/** Of this ticket alone: others may be told by the same subscription. */
async function end(ticket: string, of: string): Promise<'off'> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) await send(ticket, { stop: subscription.endpoint });
  remember(of, false);
  // With the last ticket the browser's own subscription goes, and what received it.
  if (toldTickets().length === 0) await subscription?.unsubscribe();
  await endIfIdle();
  return 'off';
}

async function send(ticket: string, body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(ticket, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
}

function isTold(of: string): boolean {
  return Notification.permission === 'granted' && toldTickets().includes(of);
}

function remember(of: string, isOn: boolean): void {
  const others = toldTickets().filter((one) => one !== of);
  const all = isOn ? [...others, of] : others;
  try {
    localStorage.setItem(STORED, JSON.stringify(all.slice(-20)));
  } catch {
    // A browser that stores nothing offers it again.
  }
}

function toldTickets(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
