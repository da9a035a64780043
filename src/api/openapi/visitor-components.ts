import { event } from '../../contract/answers/event.ts';
import { figuresAnswer } from '../../contract/answers/figures.ts';
import { noticesAnswer } from '../../contract/answers/notices.ts';
import { problemDocument } from '../../contract/answers/problem-document.ts';
import { issuedTicket, receipt } from '../../contract/answers/receipt.ts';
import { waitListAnswer } from '../../contract/answers/wait-list.ts';
import { registrationRequest } from '../../contract/requests/registration.ts';
import { waitListRequest } from '../../contract/requests/wait-list.ts';
import type { Component } from './convert.ts';

const CODE = '482109375516';

/** What visitors, and programs that register for them, send and get. */
export const visitorComponents: Readonly<Record<string, Component>> = {
  Problem: {
    schema: problemDocument,
    notes: {
      '': 'RFC 9457. Says nothing of what was sent.',
      alternatives:
        'Of `slot_full` and `registration_closed`: windows still to come that have room for the whole party, nearest first.',
      remaining: 'Of `slot_full` and `registration_closed`: people whom the window still takes.',
      hand_in: 'Of `device_revoked`: whether the device may still hand in what it holds.',
    },
    more: {
      type: { examples: ['urn:abwab:problem:slot_full'] },
      'errors.[].path': { examples: ['party.adults'] },
    },
  },
  Event: {
    schema: event,
    notes: {
      party_max: 'The most people of a party; schools have their own.',
      utc_offsets: 'Of the zone, in the order of time: what phones use instead of their own data.',
      'days.[].slots.[].date': 'Of the day that it belongs to.',
      'days.[].slots.[].capacity': 'People, babies too.',
      'days.[].slots.[].open': 'Whether it still takes parties now.',
    },
    more: { timezone: { examples: ['Africa/Casablanca'] } },
  },
  RegistrationRequest: {
    schema: registrationRequest,
    notes: {
      slot: 'The id of an arrival window.',
      party:
        'A child is under 12, babies included; at least one adult. A school says girls, boys, adults and coaches.',
      organisation: 'Required of a school.',
      group_code:
        'Of the directorate: confirms a school or association of more than party_max people at once. Without it such a group waits, and holds no places.',
      contact: 'A phone of any country, or an e-mail, or both.',
      media: 'Of the press alone: its kind of work, which is required then, and what it brings.',
      also: 'Of the press alone: windows on other days for the same people. One request, of which each day is a registration; `manage_url` of the first leads to all.',
      consent: 'The notice was read, and an adult registers.',
    },
    needed: { '': ['consent'], party: ['adults'], contact: ['name'] },
  },
  Figures: {
    schema: figuresAnswer,
    notes: {
      days: 'Of released days only, in their order.',
      'days.[].number': 'Of the release that stands, in the one sequence of the edition.',
      'days.[].released_at': 'From when on it was public.',
      'days.[].as_of': 'When the figures were read.',
      'days.[].visits':
        'Entries counted at the gates, without crew: visitors_by_ticket + repeat_visits + walk_in_visits + beyond_booking.',
      'days.[].peak_inside': 'Null on a day on which nothing was counted.',
      'days.[].peak_inside.low': 'Null without a count by eye that day, as is `high`.',
      'days.[].completeness.unsent': 'Scans that phones said they still held.',
      'days.[].evidence': 'The visits by how they were counted.',
      'days.[].corrections': 'Releases that put an earlier one right, oldest first.',
      'days.[].corrections.[].reason': 'Null where phones sent more since.',
      'days.[].corrections.[].peak_inside': 'The most inside at once, as both releases say it.',
      'days.[].stated':
        'What a person stated in the place of what was counted, before the release.',
      'days.[].text': 'For the press.',
      'days.[].versions': 'Every release of the day, oldest first; each keeps its file.',
      'days.[].csv_url': 'The file of the day as it stands now.',
      'days.[].sha256': 'Of the bytes of that file.',
      embargoed: 'Days of which a release is under embargo, and until when: nothing of it is said.',
      recount_url: 'A script that adds up a file and checks its SHA-256.',
    },
  },
  Notices: {
    schema: noticesAnswer,
    notes: {
      'notices.[].id': 'The same for every version of it.',
      'notices.[].number': 'What its page and its picture bear.',
      'notices.[].gate': 'The gate that it is about; null for everybody.',
      'notices.[].until': 'Past it, it is shown no more; null until it is withdrawn.',
      'notices.[].published_at': 'When its first version was published.',
      'notices.[].corrected_at': 'When this version replaced another one.',
      'notices.[].text': 'Null in a language in which it was not written.',
    },
  },
  Receipt: {
    schema: receipt,
    more: { 'registration.reference': { examples: [CODE] } },
    notes: {
      'registration.reference': 'The code of the first ticket, pending ones too.',
      'registration.manage_url': 'Private: keep it from others.',
      tickets: 'None while it waits for approval.',
    },
  },
  WaitListRequest: {
    schema: waitListRequest,
    notes: {
      '': 'A registration of a family or of somebody alone, for a window or for any window of a day.',
      slot: 'The id of an arrival window; null with a day.',
      day: 'The id of a day, for any window of it; null with a window.',
      consent: 'The notice was read, and an adult registers.',
    },
    needed: { '': ['consent'], party: ['adults'], contact: ['name'] },
  },
  Wait: {
    schema: waitListAnswer,
    notes: {
      'wait.status':
        'Expired: an offer was not answered in time, it was given up, or nothing came free.',
      'wait.manage_url':
        'Private: keep it from others. It leads to the tickets once they are there.',
    },
  },
  Ticket: { schema: issuedTicket, more: { code: { examples: [CODE] } } },
};
