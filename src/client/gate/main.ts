import type { Locale } from '../../domain/kinds.ts';
import { oneTimeCode } from '../../domain/link-text.ts';
import { readScanned } from '../../domain/token.ts';
import { dutyWords } from '../../i18n/duty.ts';
import { gateWords } from '../../i18n/gate.ts';
import { keepShell } from './browser/app-update.ts';
import { BrowserKeys } from './browser/browser-keys.ts';
import { Health } from './browser/health.ts';
import { IndexedDbStore } from './browser/indexeddb-store.ts';
import { isOnlyTab } from './browser/single-tab.ts';
import { keepAwake } from './browser/wake-lock.ts';
import { DATABASE } from './browser/wipe.ts';
import { Phone } from './phone/phone.ts';
import { openPractice } from './phone/practice.ts';
import type { Clock, Ports } from './ports.ts';
import { readCode } from './rescue/qr-parts.ts';
import { endGate, RescueControls } from './rescue/rescue-controls.ts';
import { Camera } from './scanning/camera.ts';
import { CameraScanner } from './scanning/camera-scanner.ts';
import { listenForScanner } from './scanning/hardware-scanner.ts';
import { scannedPartsAt } from './scanning/scanned-parts.ts';
import { CodeTurns } from './screen/code-turns.ts';
import { CrowdControls } from './screen/crowd-controls.ts';
import { EnrolView } from './screen/enrol-view.ts';
import { HeadCountView } from './screen/head-count-view.ts';
import { Menu } from './screen/menu.ts';
import { byId } from './screen/parts/dom.ts';
import { choosePageLanguage, phoneLocale, setPageLanguage } from './screen/parts/language.ts';
import { Sound } from './screen/parts/sound.ts';
import { isPractising } from './screen/practice-view.ts';
import { RecentView } from './screen/recent-view.ts';
import { ScanLayout } from './screen/scan-layout.ts';
import { ScanScreen } from './screen/scan-screen.ts';
import { ShiftView } from './screen/shift-view.ts';
import { enrol } from './sync/enrolment.ts';
import { HttpTransport } from './sync/transport.ts';

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const health = new Health(new URL(import.meta.url).pathname.replace(/^.*gate\.|\.js$/g, ''));
const transport = new HttpTransport(location.origin);
const ports: Ports = {
  store: new IndexedDbStore(DATABASE),
  transport,
  clock,
  random: { uuid: () => crypto.randomUUID(), float: () => Math.random() },
  keys: new BrowserKeys(),
  inside: (enrolment) => transport.inside(enrolment),
  health: () => health.read(),
};

let locale: Locale = phoneLocale();
let newRelease = false;

async function begin(): Promise<void> {
  setPageLanguage(locale);
  keepShell(() => {
    newRelease = true;
  });
  void navigator.storage?.persist?.();
  if (!(await isOnlyTab())) return stopWith('elsewhere');
  const phone = await Phone.open(ports).catch(() => null);
  if (!phone) return stopWith('noStore');
  if (phone.books.settings.revoked) return endGate({ phone, ports, transport }, locale);
  const code = oneTimeCode(location.hash) || null;
  if (phone.enrolled && code === null) return work(phone);
  const view = new EnrolView(
    {
      code,
      current: phone.enrolled
        ? {
            gate: phone.books.gate.policy.gate.name,
            unsent: phone.sync.status.waiting + phone.books.settings.rescued.length,
          }
        : null,
      async spend(spent) {
        const refusal = await enrol(ports, spent, deviceName());
        if (!refusal) await start(await Phone.open(ports));
        return refusal;
      },
      goOn: () => void start(phone),
      choose: (chosen) => {
        locale = chosen;
      },
    },
    locale,
  );
  async function start(ready: Phone): Promise<void> {
    history.replaceState(null, '', location.pathname);
    view.hide();
    await work(ready, view.stream);
  }
  view.show();
}

/** Says why this phone cannot be a gate, and what to do. */
function stopWith(reason: 'elsewhere' | 'noStore'): void {
  byId('enrol-title', HTMLElement).textContent = gateWords[locale].enrol.title;
  const note = byId('enrol-note', HTMLElement);
  note.textContent = gateWords[locale].enrol[reason];
  note.hidden = false;
  byId('enrol', HTMLElement).hidden = false;
}

/** Starts the gate: camera, sync with the server, and everything that staff can touch. */
async function work(real: Phone, stream: MediaStream | null = null): Promise<void> {
  const practising = isPractising();
  const phone = practising ? await openPractice(real.books, ports) : real;
  const view = new ScanLayout(phone, practising);
  const sound = new Sound();
  const camera = new Camera(view.video, stream);
  const lock = byId('lock', HTMLElement);
  const gate = new ScanScreen(phone, view, sound, locale);
  const showPanel = (panel: HTMLElement | null) => gate.showPanel(panel);
  const flash = (text: string) => gate.flash('attention', text);
  const care = new RescueControls(
    { phone: real, ports, transport, practising, camera, showPanel, flash },
    locale,
  );
  const takeOne = (text: string): boolean => {
    shifts.touch();
    const isReadIn = care.isTakingOver && readCode(text) !== null;
    if (lock.hidden && !care.consumesCode(text)) {
      // A verdict behind a screen is not read.
      menu.close();
      recent.close();
      gate.visitorMessage.close();
      gate.take(text);
    }
    return !isReadIn;
  };
  const turns = new CodeTurns({
    take: takeOne,
    isAsking: () => gate.isAsking,
    onTooMany: () => flash(gateWords[locale].tooMany),
  });
  let covered: () => string | null = () => null;
  const cover = (text: () => string | null) => {
    covered = text;
    view.cover(text());
  };
  const { host } = real.books.gate.enrolment.event;
  const isTicket = (text: string) => readScanned(text, host).type !== 'unknown';
  const reader = new CameraScanner(camera, view.video, {
    isOurs: (text) => isTicket(text) || (care.isTakingOver && readCode(text) !== null),
    onCode: (text) => turns.take([text]),
    onRest: () => cover(() => gateWords[locale].wake),
    onTrouble: (trouble) => cover(() => trouble && gateWords[locale].camera[trouble]),
  });
  const wake = async () => {
    const trouble = care.isOver || duty.flowing ? null : await reader.wake();
    // Asked afterwards: a camera may be slow to open.
    if (care.isOver) camera.stop();
    else if (duty.flowing) cover(() => dutyWords[locale].flow.title);
    else cover(() => trouble && gateWords[locale].camera[trouble]);
  };
  const shifts = new ShiftView(phone, locale, gate);
  const onFlow = (flowing: boolean) => {
    view.taps.panelChanged();
    if (flowing) reader.rest();
    void wake();
  };
  const duty = new CrowdControls({ phone, gate, sound, practising, onFlow }, locale);
  const eye = new HeadCountView(phone, gate);
  const recent = new RecentView(phone, (id) => gate.undoOne(id));
  const menu = new Menu({
    phone,
    camera,
    sound,
    visitorMessage: gate.visitorMessage,
    shifts,
    countByEye: () => eye.open(locale),
    lastScans: () => recent.open(locale),
    hasNewRelease: () => newRelease || real.sync.status.trouble === 'too_old',
    more: (spoken, leave) => [...duty.buttons(spoken, leave), ...care.buttons(spoken, leave)],
    version: health.version,
    choose: (chosen) => {
      locale = chosen;
      choosePageLanguage(locale);
      gate.locale = locale;
      shifts.locale = locale;
      care.locale = locale;
      duty.locale = locale;
      view.label(locale);
      view.cover(covered());
    },
  });
  view.onTurn((state) => {
    recent.close();
    gate.visitorMessage.turn(state);
  });
  view.root.hidden = false;
  view.label(locale);
  view.wake.addEventListener('click', () => void wake());
  view.tools.menu.addEventListener('click', () => menu.open(locale));
  document.addEventListener('pointerdown', () => {
    sound.unlock();
    reader.touch();
    shifts.touch();
  });
  document.addEventListener('click', (event) => {
    // A scanner's Enter must not press the button that a finger pressed last.
    if (event.detail > 0 && document.activeElement instanceof HTMLButtonElement) {
      document.activeElement.blur();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void wake();
    else reader.rest();
  });
  listenForScanner(document, {
    partsOf: scannedPartsAt(host),
    takesDigits: () => gate.takesDigits,
    onCodes: (texts) => {
      reader.yield();
      turns.take(texts);
    },
    onDigits: (digits) => gate.type(digits),
  });
  duty.look();
  setInterval(() => {
    duty.look();
    view.refresh(locale);
  }, 1_000);
  void health.watch();
  keepAwake();
  const afterSync = () => {
    // A hold must be seen as soon as it has arrived.
    view.refresh(locale);
    return care.keepsSyncing();
  };
  void syncForever(real, afterSync);
  const { decoder = '', wasm = '' } = document.body.dataset;
  await Promise.all([wake(), reader.prepare(decoder, wasm)]);
}

/** Syncs for as long as it is a gate; at once when the network reports that it is back. */
async function syncForever(phone: Phone, goesOn: () => Promise<boolean>): Promise<void> {
  let hurry: () => void = () => undefined;
  window.addEventListener('online', () => hurry());
  for (;;) {
    await phone.sync.run();
    if (!(await goesOn())) return;
    await Promise.race([
      clock.sleep(phone.sync.pause),
      new Promise<void>((resolve) => {
        hurry = resolve;
      }),
    ]);
  }
}

/** What organizers see in the list of phones: the kind of phone, and something to tell two apart. */
function deviceName(): string {
  const kind = /iPhone|iPad|Android|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? 'phone';
  return `${kind} ${crypto.randomUUID().slice(0, 4)}`;
}

void begin();
