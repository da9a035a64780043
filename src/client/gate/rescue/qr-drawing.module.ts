// A script of its own: only few phones ever have to be rescued.
export { type QrPath, qrPath } from '../../../ui/qr.ts';
