import type { Role } from '../../domain/roles.ts';

/** A place in the log: the pages go from the newest row to older ones. */
export interface LogPlace {
  /** ms. */
  readonly at: number;
  readonly id: number;
}

/** What somebody did, or looked at. */
export interface LogRow extends LogPlace {
  readonly actor: string;
  /** Of a member by their name, of a phone by its card; null for the operator and the service. */
  readonly actor_name: string | null;
  readonly role: Role | null;
  readonly verb: string;
  readonly subject: string;
  readonly before: Noted;
  readonly after: Noted;
}

type Noted = Readonly<Record<string, unknown>> | null;
