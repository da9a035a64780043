import type { Edition } from './domain/edition.ts';
import type { Locale } from './domain/kinds.ts';

/** The Worker's bindings, as wrangler.toml and the secrets give them. */
export interface Env {
  readonly DB: D1Database;
  readonly ASSETS: Fetcher;
  /** The writers; `actors/stubs.ts` says what they can be asked. */
  readonly REGISTRAR: DurableObjectNamespace;
  readonly GATEKEEPER: DurableObjectNamespace;
  readonly SENDER: DurableObjectNamespace;
  readonly ERASURES: DurableObjectNamespace;
  /** On a server of one's own: the one way out, to what `RELAYS` names. */
  readonly RELAY?: Pick<Fetcher, 'fetch' | 'connect'>;
  /** Cloudflare's Email Service, where the Worker is bound to it. */
  readonly EMAIL?: SendEmail;
  /** `HOST:PORT` of what carries messages, with spaces between them. */
  readonly RELAYS?: string;
  readonly LIMIT_CONTACT?: CallCeiling;
  readonly LIMIT_ADDRESS?: CallCeiling;
  readonly LIMIT_ENROL?: CallCeiling;
  readonly LIMIT_HOLDER?: CallCeiling;
  /** Origin that visitors see, such as `https://abwab.example`. Printed in every QR code. */
  readonly PUBLIC_URL: string;
  /** base64 of 32 random bytes; wraps every key of every edition. */
  readonly SECRET_KEY: string;
  /** Opens the operator's endpoints. */
  readonly OPERATOR_KEY: string;
  /**
   * Who keeps the ceilings on calls: `on`, the bindings, which must be there; `memory`, this isolate,
   * on a server of one's own, where there are no such bindings and one isolate answers everything;
   * `off`, nobody, only on a developer's own machine.
   */
  readonly RATE_LIMITS?: string;
  /** Who says where a request comes from: see `networkOfRequest`. */
  readonly CLIENT_ADDRESS?: string;
  /**
   * The proxies whose header is believed: addresses and networks (CIDR) with spaces between them,
   * and `unix` for one that asks through a Unix socket. Without it `127.0.0.1 ::1`.
   */
  readonly PROXY_ADDRESSES?: string;
  /** `on` where Cloudflare Access stands in front of the console: see `behindAccess`. */
  readonly CLOUDFLARE_ACCESS?: string;
  /** For how many days backups of the database are kept at most: see `backupDays`. */
  readonly BACKUP_DAYS?: string;
  /** Where to report a weakness of the service: see `securityTxt`. */
  readonly SECURITY_CONTACT?: string;
}

/** A ceiling on calls by key: a binding of Cloudflare's, or one kept in memory. */
export interface CallCeiling {
  /** Whether one more call is allowed under a key, which is counted then. */
  limit(call: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** Hono's generics for every app of the service. */
export interface App {
  Bindings: Env;
  Variables: {
    /** The instant of the request, ms. The core has no clock of its own. */
    now: number;
    requestId: string;
    /** The language that the browser asks for, where a page wants to know. */
    browserLocale?: Locale;
    /** The number of the edition that the request concerns, once that is known: for the log. */
    editionNumber?: number;
    /** The id of the device that this request made. */
    enrolled?: string;
    /** Makes a page of the visitors', for the room of those who set an edition up. */
    visitorPage?: VisitorPage;
    /** The gate phone that sends. Its token was issued; whether it is in service is not known. */
    sender?: DeviceCredentials;
  };
}

/** A page that visitors read, or will read, of an edition. */
export interface VisitorPageAsked {
  readonly edition: Edition;
  readonly locale: Locale;
  /** Below the edition's own address: empty, `/privacy`, `/days/1`. */
  readonly path: string;
  /** The kind of party whose form it is, where the address names one. */
  readonly kind: string | undefined;
  /** ms */
  readonly now: number;
  /** Scheme and host under which visitors find it. */
  readonly origin: string;
}

/** Its HTML; null for a path that is no page. */
type VisitorPage = (asked: VisitorPageAsked) => string | Promise<string> | null;

/** The proof of a gate phone. */
export interface DeviceCredentials {
  readonly event: number;
  readonly device: string;
  readonly token_hash: string;
  /** Of the key that it proved to hold; null when it proved none. */
  readonly key_thumbprint: string | null;
  /** Of a proof that is good for one request: its number, and the request's. */
  readonly once: {
    readonly proof: string;
    readonly request: string;
    readonly issued: number;
  } | null;
}
