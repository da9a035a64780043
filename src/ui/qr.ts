/// <reference path="./qrcode-core.d.ts" />
import { create } from 'qrcode/lib/core/qrcode.js';
import { escapeXml } from '../domain/escape-xml.ts';

/** A QR code drawn as runs of dark modules, one unit to a module. */
export interface QrPath {
  /** The `d` of an SVG path. */
  path: string;
  /** Side in modules, the quiet zone included. */
  size: number;
  /** 1 to 40. */
  version: number;
}

/** The quiet zone around the code, in modules: ISO/IEC 18004 asks for four. */
const MARGIN = 4;

/** CSS pixels to a module where no stylesheet sets them: a code of version 7 fits a phone. */
const PIXELS = 6;

/** The 45 characters of alphanumeric mode, where lower case is not among them. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/**
 * The QR code of an upper-case text at error level M: version 7 holds 178 characters. The mask is
 * fixed, since trying all eight takes twenty times as long and no reader needs it.
 * Throws a `RangeError` for a character outside alphanumeric mode.
 */
export function qrPath(text: string): QrPath {
  if (!ALPHANUMERIC.test(text)) throw new RangeError('Not a text for alphanumeric mode');
  const { modules, version } = create([{ data: text, mode: 'alphanumeric' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 2,
  });
  const path = darkRuns(modules.data, modules.size);
  return { path, size: modules.size + 2 * MARGIN, version };
}

/** The code as a self-contained SVG image, black on white in every theme; `label` is plain text. */
export function qrSvg(text: string, { label }: { label: string }): string {
  const { path, size } = qrPath(text);
  const name = escapeXml(label);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"` +
    ` width="${size * PIXELS}" height="${size * PIXELS}" role="img"` +
    ` aria-label="${name}" shape-rendering="crispEdges"><title>${name}</title>` +
    `<rect width="${size}" height="${size}" fill="#FFFFFF"/><path fill="#000000" d="${path}"/></svg>`
  );
}

/** Each row's dark modules as rectangles one module high. */
function darkRuns(modules: Uint8Array, side: number): string {
  let runs = '';
  for (let row = 0; row < side; row++) {
    let start = -1;
    for (let column = 0; column <= side; column++) {
      const dark = column < side && modules[row * side + column] === 1;
      if (dark && start < 0) start = column;
      if (dark || start < 0) continue;
      const width = column - start;
      runs += `M${start + MARGIN} ${row + MARGIN}h${width}v1h-${width}z`;
      start = -1;
    }
  }
  return runs;
}
