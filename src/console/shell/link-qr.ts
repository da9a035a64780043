/// <reference path="../../ui/qrcode-core.d.ts" />
import { create } from 'qrcode/lib/core/qrcode.js';

/** The quiet zone around the code, in modules: ISO/IEC 18004 asks for four. */
const MARGIN = 4;

/**
 * The QR code of a link, which keeps its small letters and so needs byte mode: the `d` of one path
 * on a square of `size` modules, quiet zone included. Throws for more than 2331 bytes.
 */
export function linkQr(link: string): { path: string; size: number } {
  const { modules } = create([{ data: link, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  let path = '';
  modules.data.forEach((dark, at) => {
    if (!dark) return;
    const row = Math.floor(at / modules.size);
    path += `M${(at % modules.size) + MARGIN} ${row + MARGIN}h1v1h-1z`;
  });
  return { path, size: modules.size + 2 * MARGIN };
}
