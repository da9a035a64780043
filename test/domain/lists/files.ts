export function bytesOf(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(buffer);
}

/** Text as UTF-16, with or without its mark. */
export function wide(text: string, order: 'le' | 'be', mark = true): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return bytesOf(order === 'le' ? bytes : bytes.swap16());
}

/** The bytes of a text in a Windows code page, through what the platform knows of it. */
export function inPage(
  text: string,
  page: 'windows-1256' | 'windows-1252',
): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder(page);
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f);
}
