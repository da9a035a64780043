import type { Direction } from '../../../domain/admission.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { dutyWords } from '../../../i18n/duty.ts';
import { gateWords } from '../../../i18n/gate.ts';
import type { Phone } from '../phone/phone.ts';
import { CounterPanel } from './panels/counter-panel.ts';
import { MinutePanel } from './panels/minute-panel.ts';
import type { Sound } from './parts/sound.ts';

/** What is shown while there is no verdict. */
export interface RestingPanel {
  readonly element: HTMLElement;
  /** This many more (or fewer, after an undo) were counted. */
  add(people: number, direction: Direction): void;
}

/** What the counter needs of the screen that it is opened on. */
interface Screen {
  readonly locale: Locale;
  readonly sound: Sound;
  /** A panel to which the screen returns after each verdict; `null`: the camera alone. */
  setRestingPanel(panel: RestingPanel | null): void;
  /** What became of something that was asked on this panel. */
  answer(panel: HTMLElement, text: string): void;
}

/** The counter of walk-ins, from which an estimate of one minute can be opened. */
export function counterPanel(phone: Phone, screen: Screen): RestingPanel {
  const { counter, books } = phone;
  const { minute } = dutyWords[screen.locale];
  const words = gateWords[screen.locale];
  return new CounterPanel(books.settings.direction, words, minute.open, {
    tap: async (passing) => {
      const counted = await counter.tap(passing);
      if (counted) screen.sound.play('tap');
      return counted;
    },
    minute: () => screen.setRestingPanel(minutePanel(phone, screen)),
    close: () => screen.setRestingPanel(null),
  });
}

/** People who pass in one minute, times the open width; then the counter again. */
function minutePanel(phone: Phone, screen: Screen): RestingPanel {
  const { counter, books } = phone;
  const done = async (people: number, metres: number) => {
    books.change({ open_width: metres });
    // At once: after a slow disk it would take away what staff have opened since.
    const panel = counterPanel(phone, screen);
    screen.setRestingPanel(panel);
    const estimate = { children: 0, kind: 'individual', counted: 'estimated' } as const;
    if (people > 0) await counter.walkIn({ people, direction: 'exit', ...estimate });
    panel.add(people, 'exit');
    screen.answer(panel.element, dutyWords[screen.locale].minute.done(people));
  };
  const words = gateWords[screen.locale];
  return new MinutePanel(books.settings.open_width, words, dutyWords[screen.locale], {
    done: (people, metres) => void done(people, metres),
    close: () => screen.setRestingPanel(counterPanel(phone, screen)),
  });
}
