import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

/** A name of hosts or an address, of IPv6 in brackets, and a port. */
const RELAY = /^(?<host>[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\]):(?<port>\d{1,5})$/i;
const MOST = 16;

/**
 * What carries messages, and the only addresses that the service may ask for it.
 * @typedef {object} Relays
 * @property {readonly string[]} named `HOST:PORT`, as the office writes them
 * @property {readonly string[]} allowed their addresses, as networks of one address
 * @property {readonly string[]} certificates PEM, trusted beside those that everybody trusts
 */

/**
 * The relays that were named, their addresses looked up now.
 * @param {string} text `HOST:PORT` with spaces or commas between them; empty for none
 * @param {string} [authority] file with certificates of the authority's own, PEM
 * @returns {Promise<Relays | undefined>}
 * @throws with a sentence for people
 */
export async function relaysOf(text, authority) {
  const named = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (named.length === 0) return undefined;
  if (named.length > MOST) throw new Error(`Name at most ${MOST} relays.`);
  const allowed = await Promise.all(named.map(addressesOf));
  const certificates = authority ? certificatesIn(authority) : [];
  return { named, allowed: [...new Set(allowed.flat())], certificates };
}

/** @param {string} relay @returns {Promise<string[]>} */
async function addressesOf(relay) {
  const { host = '', port = '' } = RELAY.exec(relay)?.groups ?? {};
  if (!host || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`${relay} is no relay: write its host and port, such as mail.example.ma:587.`);
  }
  const found = await lookup(host.replace(/^\[(.*)\]$/, '$1'), { all: true }).catch(() => []);
  if (found.length === 0) {
    throw new Error(
      `${host} is not known here: write the address of the relay, or look at the names that this machine asks.`,
    );
  }
  return found.map(({ address }) => `${address}/${isIP(address) === 6 ? 128 : 32}`);
}

/** @param {string} file */
function certificatesIn(file) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {}
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g) ?? [];
  if (found.length === 0) throw new Error(`${file} holds no certificate (PEM).`);
  return found;
}
