import * as v from 'valibot';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import {
  type IssuedTicket,
  REGISTRATION_STATUSES,
  type RegistrationReceipt,
} from '../../domain/registration.ts';
import { TOKEN_LENGTH } from '../../domain/token-length.ts';
import { count, positive } from '../parts.ts';
import { date, writtenInstant } from './written.ts';

const TOKEN = new RegExp(`^[A-Z2-7]{${TOKEN_LENGTH}}$`);
const uri = v.pipe(v.string(), v.url());
const code = v.pipe(v.string(), v.regex(/^[0-9]{12}$/));

export const issuedTicket: v.GenericSchema<IssuedTicket> = v.object({
  serial: positive,
  code,
  token: v.pipe(v.string(), v.regex(TOKEN)),
  url: uri,
  qr_url: uri,
  kind: v.picklist(PARTY_KINDS),
  admits: positive,
  adults: count,
  children: count,
  date,
  starts_at: writtenInstant,
  ends_at: writtenInstant,
});

/** What `POST /events/{slug}/registrations` answers. */
export const receipt: v.GenericSchema<RegistrationReceipt> = v.object({
  registration: v.object({
    reference: code,
    status: v.picklist(REGISTRATION_STATUSES),
    manage_url: uri,
  }),
  tickets: v.array(issuedTicket),
});
