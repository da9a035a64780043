// The part of `qrcode` that makes the matrix. Its entry also brings in file and canvas writers, and
// its types Node's globals.
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    segments: { data: string; mode: 'alphanumeric' | 'byte' }[],
    options: { errorCorrectionLevel: 'M'; maskPattern?: number },
  ): {
    version: number;
    /** Row by row, 1 for a dark module. */
    modules: { size: number; data: Uint8Array };
  };
}
