// A script of its own: hardly any phone ever has to be rescued.
export { type QrPath, qrPath } from '../../../ui/qr.ts';
