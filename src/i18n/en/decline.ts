import type { DeclineWords } from '../ar/decline.ts';

export const words: DeclineWords = {
  reasons: {
    full: 'no places left',
    incomplete: 'details missing',
    late: 'received too late',
    unverified: 'body not verified',
    out_of_scope: 'outside the scope of these days',
  },
  declined: (reason) =>
    `Your request was not accepted: ${reason}. The open lane is free for everyone.`,
  status: 'Not accepted',
  nextTitle: 'What you can do now',
  next: {
    full: 'You can make a new request for another window, or another day, that still has places.',
    incomplete:
      'Complete the details below and send the request again: it keeps its reference number.',
    late: 'There was not enough time left to consider it. You can come without a ticket at any opening hour.',
    unverified:
      'You can make a new request with the official phone number or e-mail of the body, so that we can verify it.',
    out_of_scope: 'You can register for a visit like everybody else, or come without a ticket.',
  },
  answerBy: (day, time) => `Answer by ${time} on ${day}.`,
  resend: {
    title: 'Complete the request and send it again',
    details: 'Anything you want to add (optional)',
    detailsHint: 'Read only by the team that answers. Do not write the name of any child.',
    send: 'Send the request again',
    take: (window) => `Send again ${window}`,
    sent: 'Your request was sent again, under the same reference number.',
    tooOften: 'This request has been sent again too many times. You can make a new one.',
    tooLong: 'This is too long: 300 characters at most.',
  },
};
