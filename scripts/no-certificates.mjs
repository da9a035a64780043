import { readFileSync } from 'node:fs';

// Passkeys are made without attestation: the service does not ask of which make a device is. What
// would read the certificates of makers is a tenth of the Worker, and is left out of it. What is
// signed by the passkey itself is proved as before.

const SAYS = 'No attestation is read.';

/** @param {string} name a function */
const refusing = (name) =>
  `export function ${name}() { throw new Error(${JSON.stringify(SAYS)}); }`;

/** @param {string} name a text */
const empty = (name) => `export const ${name} = '';`;

const REGISTRATION = 'registration/verifications';
const ROOTS = 'services/defaultRootCerts';

/**
 * What each of these modules of `@simplewebauthn/server` is instead, export by export.
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const INSTEAD = {
  ...functions(`${REGISTRATION}/verifyAttestationFIDOU2F`, 'verifyAttestationFIDOU2F'),
  ...functions(
    `${REGISTRATION}/verifyAttestationAndroidSafetyNet`,
    'verifyAttestationAndroidSafetyNet',
  ),
  ...functions(`${REGISTRATION}/verifyAttestationAndroidKey`, 'verifyAttestationAndroidKey'),
  ...functions(`${REGISTRATION}/verifyAttestationApple`, 'verifyAttestationApple'),
  ...functions(`${REGISTRATION}/tpm/verifyAttestationTPM`, 'verifyAttestationTPM'),
  ...functions('metadata/verifyAttestationWithMetadata', 'verifyAttestationWithMetadata'),
  ...functions('helpers/convertX509PublicKeyToCOSE', 'convertX509PublicKeyToCOSE'),
  ...functions('helpers/getCertificateInfo', 'getCertificateInfo'),
  ...functions('helpers/isCertRevoked', 'isCertRevoked'),
  ...functions('helpers/validateCertificatePath', 'validateCertificatePath'),
  ...functions('helpers/validateExtFIDOGenCEAAGUID', 'validateExtFIDOGenCEAAGUID'),
  'services/metadataService': {
    MetadataService: `${refusing('getStatement')} export const MetadataService = { getStatement };`,
  },
  ...texts(
    `${ROOTS}/android-key`,
    'Google_Hardware_Attestation_Root_1',
    'Google_Hardware_Attestation_Root_2',
    'Google_Hardware_Attestation_Root_3',
    'Google_Hardware_Attestation_Root_4',
  ),
  ...texts(`${ROOTS}/android-safetynet`, 'GlobalSign_Root_CA'),
  ...texts(`${ROOTS}/apple`, 'Apple_WebAuthn_Root_CA'),
  ...texts(`${ROOTS}/mds`, 'GlobalSign_Root_CA_R3', 'GlobalSign_Root_R46'),
};

/**
 * @param {string} module
 * @param {string[]} names
 */
function functions(module, ...names) {
  return { [module]: Object.fromEntries(names.map((name) => [name, refusing(name)])) };
}

/**
 * @param {string} module
 * @param {string[]} names
 */
function texts(module, ...names) {
  return { [module]: Object.fromEntries(names.map((name) => [name, empty(name)])) };
}

/** Of the whole package, the two functions that the service calls. */
const ENTRY = `
export { verifyRegistrationResponse } from './registration/verifyRegistrationResponse.js';
export { verifyAuthenticationResponse } from './authentication/verifyAuthenticationResponse.js';`;

const MODULE = /@simplewebauthn\/server\/esm\/(.+)\.js$/;

/**
 * Leaves them out of a bundle. A version of the package that has them elsewhere fails the build.
 * @returns {import('esbuild').Plugin}
 */
export function withoutCertificates() {
  return {
    name: 'without certificates',
    setup({ onLoad, onEnd }) {
      /** @type {Set<string>} */
      const found = new Set();
      onLoad({ filter: MODULE }, ({ path }) => {
        const [, module = ''] = MODULE.exec(path.replaceAll('\\', '/')) ?? [];
        if (module === 'index') return { contents: ENTRY };
        const instead = INSTEAD[module];
        if (!instead) return undefined;
        const text = readFileSync(path, 'utf8');
        const gone = Object.keys(instead).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
        if (gone.length > 0) return { errors: [{ text: `${module} has no ${gone.join(', ')}` }] };
        found.add(module);
        return { contents: Object.values(instead).join('\n') };
      });
      onEnd(() => {
        const missing = Object.keys(INSTEAD).filter((module) => !found.has(module));
        const text = `@simplewebauthn/server has no ${missing.join(', ')}`;
        return missing.length > 0 ? { errors: [{ text }] } : {};
      });
    },
  };
}
