import type { HoldWords } from '../ar/holds.ts';

export const words: HoldWords = {
  reasons: {
    crowd: 'crowding',
    safety: 'public safety',
    weather: 'weather',
    works: 'works',
    ceremony: 'a ceremony',
  },
  form: {
    reason: 'Reason',
    unsaid: 'no reason given',
    until: 'Expected to reopen at',
    untilHint: 'Optional, local time. Nothing reopens by itself.',
    untilWrong: 'Write a time such as 16:30.',
    sendTo: 'Send people to',
    nowhere: 'no other gate',
    change: 'Change the message',
    changeAsk: 'It shows on the gate’s phones, on the edition’s page and on tickets for this gate.',
    confirmChange: 'Confirm the message',
  },
  said: {
    reason: (reason) => `reason: ${reason}`,
    until: (time) => `until about ${time}`,
    overdue: (time) => `was expected to reopen at ${time}`,
    sendTo: (gate) => `send people to ${gate}`,
  },
  freeFlow: 'free flow',
  enterBy: (gate) => `Please enter by ${gate}.`,
  notice: {
    title: 'Gates now',
    held: (gate) => `Entry is paused at ${gate}.`,
    closed: (gate) => `Entry is closed at ${gate}.`,
    why: (reason) => `Reason: ${reason}.`,
    useOrWait: (gate, until) => `Use ${gate}, or wait until ${until}.`,
    use: (gate) => `Use ${gate}.`,
    wait: (until) => `Wait until ${until}.`,
    wayOut: 'You can leave by every gate.',
  },
};
