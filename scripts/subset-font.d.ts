declare module 'subset-font' {
  /** Keeps of a font only what the text needs. */
  export default function subsetFont(
    font: Uint8Array,
    text: string | undefined,
    options: {
      targetFormat: 'sfnt' | 'woff' | 'woff2';
      noHinting?: boolean;
      /** Every glyph; the text is then left out. */
      keepAllGlyphs?: boolean;
      /** Names of the font to keep beside 0 to 6. */
      preserveNameIds?: readonly number[];
      keepFeatures?: readonly string[];
    },
  ): Promise<Buffer>;
}
