import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../files.mjs';
import { DATABASE_ID, KEYS } from './layout.mjs';

/**
 * @typedef {object} Served what a configuration is made for
 * @property {string} folder where this configuration is written, absolute
 * @property {string} disk where workerd keeps its files, absolute
 * @property {string} listen address and port of the one socket, such as `127.0.0.1:8080`
 * @property {Readonly<Record<string, string>>} settings that are no secret, by binding
 * @property {readonly string[]} secrets names of the environment's variables that become bindings
 * @property {{ key: string, certificate: string }} [tls] PEM, where the socket itself speaks TLS
 * @property {import('./relays.mjs').Relays} [relays] what carries messages
 */

/**
 * A configuration by its parts: what each name stands for, in workerd's text format.
 * @typedef {object} Parts
 * @property {Readonly<Record<string, string>>} sockets
 * @property {Readonly<Record<string, string>>} services
 */

/**
 * The configuration of stock workerd, as its text format. Written by hand and not derived by
 * `workerd serve wrangler.json`: that one holds secrets as text, and lets everything out to the public web.
 * @param {Served} served
 */
export function workerdConfig(served) {
  return configText(partsOf(served));
}

/**
 * An object is in memory for as long as the server runs. Put aside after ten quiet seconds, as workerd
 * does otherwise, the next scan takes twice the processor's time: a writer and the database begin anew.
 */
const KEPT = 'enableSql = true, preventEviction = true';

/** @param {Parts} parts */
export function configText({ sockets, services }) {
  const named = (/** @type {Parts['sockets']} */ all) =>
    Object.entries(all).map(([name, rest]) => `\n    (name = ${text(name)}, ${rest})`);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  logging = (structuredLogging = true),
  sockets = ${list(named(sockets))},
  services = ${list(named(services))},
);
`;
}

/**
 * @param {Served} served
 * @returns {Parts & { services: Record<'abwab' | 'd1' | 'disk', string> }}
 */
export function partsOf(served) {
  return {
    sockets: { http: socket(served) },
    services: {
      site: `assets = (
      path = ${text(join(root, 'build/public'))},
      config = ${text(JSON.stringify(assetsConfig()))},
      userWorker = "abwab")`,
      abwab: `worker = ${own(served)}`,
      d1: `worker = ${database()}`,
      cron: `worker = ${cron()}`,
      // The service asks nobody but its relays: whatever else would be sent has no way out.
      internet: 'network = (allow = [])',
      ...(served.relays && { relay: relayNetwork(served.relays) }),
      disk: `disk = (path = ${text(served.disk)}, writable = true)`,
    },
  };
}

/** @param {Served} served */
function socket({ listen, tls }) {
  // Not the site itself: that fails on an address that is none, before the Worker could refuse it.
  const service = '(name = "abwab", entrypoint = "ownServer")';
  const head = `address = ${text(listen)}, service = ${service}`;
  if (!tls) return `${head}, http = ()`;
  const pair = `privateKey = ${text(tls.key)}, certificateChain = ${text(tls.certificate)}`;
  return `${head}, https = (options = (), tlsOptions = (keypair = (${pair})))`;
}

/** @param {import('./relays.mjs').Relays} relays */
function relayNetwork({ allowed, certificates }) {
  const trusted = `trustBrowserCas = true, trustedCertificates = ${list(certificates.map(text))}`;
  return `network = (allow = ${list(allowed.map(text))}, tlsOptions = (${trusted}))`;
}

/** @param {Served} served */
function own({ folder, settings, secrets, relays }) {
  // A path that starts with a slash would be looked for among workerd’s own files.
  const module = relative(folder, join(root, 'build/worker/index.js'));
  const bindings = [
    '(name = "ASSETS", service = (name = "site", entrypoint = "AssetWorker"))',
    databaseBinding(),
    '(name = "REGISTRAR", durableObjectNamespace = "Registrar")',
    '(name = "GATEKEEPER", durableObjectNamespace = "Gatekeeper")',
    '(name = "SENDER", durableObjectNamespace = "Sender")',
    '(name = "ERASURES", durableObjectNamespace = "Erasures")',
    ...(relays
      ? [
          '(name = "RELAY", service = "relay")',
          `(name = "RELAYS", text = ${text(relays.named.join(' '))})`,
        ]
      : []),
    ...Object.entries(settings).map(
      ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
    ),
    ...secrets.map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
  ];
  return `(
      modules = [(name = "index.js", esModule = embed ${text(module)})],
      compatibilityDate = ${text(compatibilityDate())},
      bindings = ${list(bindings)},
      durableObjectNamespaces = [
        (className = "Registrar", uniqueKey = ${text(KEYS.Registrar)}, ${KEPT}),
        (className = "Gatekeeper", uniqueKey = ${text(KEYS.Gatekeeper)}, ${KEPT}),
        (className = "Sender", uniqueKey = ${text(KEYS.Sender)}, ${KEPT}),
        (className = "Erasures", uniqueKey = ${text(KEYS.Erasures)}, ${KEPT})],
      durableObjectStorage = (localDisk = "disk"))`;
}

/** D1's own client, which speaks to the service `d1`. */
export function databaseBinding() {
  return `(name = "DB", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [
        (name = "fetcher", service = ${databaseService('d1')})]))`;
}

/**
 * What the binding speaks to, and whoever stands between.
 * @param {string} name of a service that answers as workerd’s own D1 does
 */
export function databaseService(name) {
  return `(name = ${text(name)}, props = (json = ${text(JSON.stringify({ database: DATABASE_ID }))}))`;
}

function database() {
  return `(
      modules = [(name = "d1.js", bundled = "/workerd/d1.js")],
      compatibilityDate = ${text(compatibilityDate())},
      bindings = [(name = "DATABASE", durableObjectNamespace = "D1Database")],
      durableObjectNamespaces = [
        (className = "D1Database", uniqueKey = ${text(KEYS.database)}, ${KEPT})],
      durableObjectStorage = (localDisk = "disk"))`;
}

function cron() {
  return `(
      modules = [(name = "cron.js", bundled = "/workerd/cron.js")],
      compatibilityDate = ${text(compatibilityDate())},
      compatibilityFlags = ["service_binding_extra_handlers"],
      bindings = [
        (name = "SCHEDULE", durableObjectNamespace = "Schedule"),
        (name = "CRONS", json = ${text(JSON.stringify({ abwab: crons() }))}),
        (name = "abwab", service = "abwab")],
      durableObjectNamespaces = [
        (className = "Schedule", uniqueKey = ${text(KEYS.schedule)}, enableSql = true)],
      durableObjectStorage = (localDisk = "disk"))`;
}

/** What wrangler.toml says of the files, and the headers that their folder sets for them. */
function assetsConfig() {
  const headers = join(root, 'build/public/_headers');
  return {
    html_handling: 'none',
    not_found_handling: 'none',
    ...(existsSync(headers) && { headers: readFileSync(headers, 'utf8') }),
  };
}

const wrangler = () => readFileSync(join(root, 'wrangler.toml'), 'utf8');

/** As deployed: one date for both. */
export function compatibilityDate() {
  const date = /^compatibility_date = "(.*)"$/m.exec(wrangler())?.[1];
  if (!date) throw new Error('wrangler.toml names no compatibility_date.');
  return date;
}

/** @returns {string[]} */
function crons() {
  const found = /^crons = (\[.*\])$/m.exec(wrangler())?.[1];
  if (!found) throw new Error('wrangler.toml names no crons.');
  return JSON.parse(found);
}

/** @param {readonly string[]} items */
export const list = (items) => `[${items.join(', ')}]`;

/**
 * A text of Cap’n Proto: escapes are those of C, letters beyond ASCII stay as they are.
 * @param {string} value
 */
export function text(value) {
  const escaped = value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}
