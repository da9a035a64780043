// A phone without its screen, as the simulation plays it. `scripts/keep-release.mjs` keeps it built
// with each release, to be played against the services to come: names are added here, never changed.

export { BrowserKeys } from '../../src/client/gate/browser/browser-keys.ts';
export { Phone } from '../../src/client/gate/phone/phone.ts';
export { FRESH } from '../../src/client/gate/records.ts';
export { FinalUpload } from '../../src/client/gate/rescue/final-upload.ts';
export { Gathering, readCode } from '../../src/client/gate/rescue/qr-parts.ts';
export { ReceivedScans } from '../../src/client/gate/rescue/received-scans.ts';
export { decodeRescue, encodeUnsentScans } from '../../src/client/gate/rescue/rescue-format.ts';
export { enrol } from '../../src/client/gate/sync/enrolment.ts';
export { readReply } from '../../src/client/gate/sync/read-reply.ts';
export { HttpTransport } from '../../src/client/gate/sync/transport.ts';
export { RELEASE } from '../../src/contract/release.ts';
