/** The brightness of a picture, a byte for each pixel. */
export interface Brightness {
  readonly bytes: Uint8Array;
  /** Where the first row begins, and how far it is from one row to the next. */
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** A grey picture of that size, which is at most the size of what it is made of. */
export function greyPicture(from: Brightness, width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  if (width === from.width && height === from.height) copy(from, pixels);
  else shrink(from, pixels, width, height);
  return image;
}

function copy({ bytes, offset, stride, width, height }: Brightness, pixels: Uint32Array): void {
  for (let y = 0; y < height; y++) {
    const row = offset + y * stride;
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = 0xff000000 | ((bytes[row + x] ?? 0) * 0x010101);
    }
  }
}

/** Each pixel is the mean of the four around its middle: thin lines stay apart. */
function shrink(from: Brightness, pixels: Uint32Array, width: number, height: number): void {
  const { bytes, offset, stride } = from;
  const columns = middles(from.width, width);
  const rows = middles(from.height, height);
  for (let y = 0; y < height; y++) {
    const row = offset + (rows[y] ?? 0) * stride;
    for (let x = 0; x < width; x++) {
      const at = row + (columns[x] ?? 0);
      const upper = (bytes[at] ?? 0) + (bytes[at + 1] ?? 0);
      const lower = (bytes[at + stride] ?? 0) + (bytes[at + stride + 1] ?? 0);
      pixels[y * width + x] = 0xff000000 | (((upper + lower) >> 2) * 0x010101);
    }
  }
}

/** For each of `to` places: the last of `from` that begins before its middle, and has one beside it. */
function middles(from: number, to: number): Uint16Array {
  const step = from / to;
  return Uint16Array.from({ length: to }, (_, at) =>
    Math.min(Math.max(0, Math.floor((at + 0.5) * step - 0.5)), from - 2),
  );
}
