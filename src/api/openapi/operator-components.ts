import {
  demo,
  invitation,
  nextKey,
  report,
  setUp,
  wrappedKeys,
} from '../../contract/answers/operator.ts';
import { editionExport } from '../../contract/requests/edition-export.ts';
import { editionFile } from '../../contract/requests/edition-file.ts';
import { names } from '../../contract/requests/edition-parts.ts';
import {
  anyInvitationRequest,
  editionFileRequest,
  nextKeyRequest,
  reportRequest,
} from '../../contract/requests/operator.ts';
import type { Component } from './convert.ts';

const SLUG = 'A slug; by default the edition under way or next.';
const LOCAL = 'In the zone of the edition.';

/** What the operator sends and gets. */
export const operatorComponents: Readonly<Record<string, Component>> = {
  InvitationRequest: {
    schema: anyInvitationRequest,
    notes: {
      event: SLUG,
      people: 'Of a group code.',
      days: 'Numbers of the days that a group code opens; left out for all of them.',
    },
  },
  Invitation: { schema: invitation, notes: { code: 'One-time, for a day.' } },
  NextKeyRequest: {
    schema: nextKeyRequest,
    notes: {
      event: SLUG,
      replaces: 'The id of the key that is to be replaced.',
      version: 'The version of the edition as it was seen.',
    },
  },
  NextKey: { schema: nextKey },
  WrappedKeys: { schema: wrappedKeys },
  SetUp: { schema: setUp },
  Demo: {
    schema: demo,
    notes: {
      knows_moroccan_law: 'Whether the zone data of this runtime is of September 2026 or later.',
    },
  },
  Names: { schema: names, notes: { '': 'Cleaned of what does not show.' } },
  ReportRequest: {
    schema: reportRequest,
    notes: { event: SLUG, day: 'The number of a day; left out for the whole edition.' },
  },
  Report: { schema: report, notes: { html: 'Its styles are files of the service.' } },
  EditionFileRequest: { schema: editionFileRequest, notes: { event: SLUG } },
  EditionExport: {
    schema: editionExport,
    notes: {
      '': 'An edition as the service writes it down; sent back, it sets the same one up.',
      days: 'In order.',
      'programme.[].day': 'By its place among the days, from 1.',
      'shares.kept': 'Of each window, the percentage that is kept for them.',
      'shares.openings': 'From when on which percentage of every window is open to everybody.',
      site: 'People whom it holds, and from how many on it is called what.',
    },
  },
  EditionFile: {
    schema: editionFile,
    notes: {
      'registration.opens': LOCAL,
      'registration.closes': LOCAL,
      group_share: 'Of each window, the percentage that schools and associations may hold.',
      answer_hours:
        'Hours within which requests are answered, by kind of party; 72 where none is given.',
      approved_kinds: 'Kinds that an organizer approves first, beside media and guests.',
      controller:
        'Stated to who registers: where the service is hosted, and who carries messages; null while none are sent.',
      policy: 'Any of the rules of `GatePolicy`.',
      days: 'In order.',
      'days.[].closes': 'Before or at the hour when the day ends: of the next morning.',
      'gates.[].kinds': 'Kinds it is for; none means all.',
    },
  },
};
