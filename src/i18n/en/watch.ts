import type { WatchWords } from '../ar/watch.ts';

export const words: WatchWords = {
  alerts: {
    title: 'Calls from the gates',
    spoken: {
      pressure: (gate) => `Crowd too dense: ${gate}`,
      other: (gate) => `Call for help: ${gate}`,
    },
    seen: 'Seen',
  },
  ownHold: {
    state: 'held at the gate',
    since: (time) => `since ${time}, by the gate’s own staff, who reopen on their phone`,
  },
  flow: {
    since: (time) => `free flow since ${time}`,
    start: 'Free flow',
    startAsk: 'No ticket is scanned: everybody passes, and the phones count in bulk.',
    confirmStart: 'Confirm free flow',
    end: 'End free flow',
    endAsk: 'Tickets are scanned again, from each phone’s next contact.',
    confirmEnd: 'Confirm the end',
  },
  supervisor: {
    title: 'Supervisor’s codes',
    note: 'Each phone has its own. Say it aloud to whoever supervises a gate without network, to start free flow on that phone. It changes every day.',
    show: 'Show today’s codes',
    gone: 'The keys of this edition are erased: it has no codes.',
  },
  health: { battery: 'Battery', version: 'Version' },
  counted: {
    title: 'People not counted one by one',
    note: 'These numbers are part of the day’s figures above.',
    how: 'How they were counted',
    estimated: 'estimate: one minute counted',
    free_flow: 'free flow: counted in bulk',
  },
};
