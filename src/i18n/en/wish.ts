import type { WishWords } from '../ar/wish.ts';

export const words: WishWords = {
  title: 'A child’s wish',
  who: 'A parent or guardian writes it.',
  child: 'If you are a child, ask a parent to write with you.',
  notAsked: 'Write nothing about illness or disability: we do not need it and do not keep it.',
  promise: (by) =>
    `Not every wish can be granted. You will have an answer with its reason by ${by}.`,
  button: 'Send the wish',
  firstName: 'Child’s first name',
  age: 'Age',
  ageHint: 'In years.',
  wish: 'The wish',
  wishHint: 'At most 300 characters.',
  contact: 'Your contact',
  contactHint: 'A phone number or an e-mail address, to answer this wish and nothing else.',
  guardian: 'I am the child’s parent or guardian.',
  quoted: 'I am an adult, and these are the child’s own words.',
  fromChild:
    'This reads as if a child is writing. An adult has to send the wish: read it together, then the parent ticks both boxes below the text. Nothing has been sent or kept, and what you wrote is still here.',
  notGuardian:
    'A parent or guardian has to send the wish. If you are a child, ask a parent to write with you. Nothing has been kept yet, and what you wrote is still here.',
  faults: {
    first_name: 'Write the child’s first name.',
    age: 'Write the age in years, from 1 to 17.',
    wish: 'Write the wish.',
    long: 'The text is longer than 300 characters.',
    contact: 'Write a phone number or an e-mail address.',
    guardian: 'Tick the box if you are the parent or guardian.',
    quoted: 'An adult has to send this text.',
  },
  consent:
    'By sending the wish, you state that you are the child’s parent or guardian and know how your answers are used: for this wish only, never for a police file. Only people named for it read them, and they are erased 30 days after the visit or the answer.',
  closed: 'This edition no longer takes wishes. Nothing was kept.',
  tooMany:
    'We cannot take another wish at the moment. Nothing was kept, and what you wrote is still here. Please try again later.',
  receipt: (number) => `Receipt ${number}. Keep this link.`,
  thanks: 'We have received the wish. Thank you.',
  received: 'We have received the wish.',
  reading: 'The wish is being read.',
  granted: (firstName, day, time, place) =>
    `We will be glad to welcome ${firstName} on ${day} at ${time}, ${place}.`,
  grantedHeading: 'Your appointment',
  size: 'Size of the uniform',
  notPossible: (reason) =>
    `Thank you for this wish. It cannot be granted this year: ${reason}. The doors remain open to you.`,
  reasons: {
    many: 'there are more wishes than we can grant',
    programme: 'it is outside the programme of these days',
    safety: 'safety does not allow it',
    missing: 'details are missing',
    late: 'it arrived too late',
  },
  ends: {
    withdrawn: 'This wish was withdrawn.',
    asked: 'This wish is closed, as you asked.',
    repeated: 'This wish arrived twice. The answer is under the other receipt.',
    child: 'A parent or guardian has to send the wish. You can send it again together.',
  },
  closedHeading: 'Wish closed',
  passage: 'A passage that we do not keep, such as one about health, was taken out.',
  look: 'The answer appears on this page. Our text messages contain no link and ask for nothing.',
  erased: (day) =>
    `The wish and your contact were erased on ${day}. The number and the state of the wish remain.`,
  erasedOn: (day) => `The wish and your contact will be erased on ${day}.`,
  withdraw: 'Withdraw the wish',
  withdrawAsk: 'The wish, your contact and any answer are erased at once. This cannot be undone.',
  confirmWithdraw: 'Withdraw it for good',
  lostTitle: 'We could not find this wish',
  lost: 'A letter of the link may be missing. Open it as you received it.',
};
