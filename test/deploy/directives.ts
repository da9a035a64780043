/** A line of a proxy’s configuration, and what stands in braces behind it. */
export interface Directive {
  readonly words: readonly string[];
  readonly block: readonly Directive[];
}

/**
 * Reads a configuration of nginx (a directive ends with `;`) or of Caddy (it ends with its line).
 * @throws where a brace is missing
 */
export function directivesOf(text: string, ends: ';' | 'line'): Directive[] {
  const tokens = tokensOf(text, ends);
  const read = (): Directive[] => {
    const block: Directive[] = [];
    let words: string[] = [];
    for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
      if (token === '}') return block;
      if (token === '{') block.push({ words, block: read() });
      else if (token === ';') words.length > 0 && block.push({ words, block: [] });
      else words.push(token);
      if (token === '{' || token === ';') words = [];
    }
    if (words.length > 0) throw new Error(`no end: ${words.join(' ')}`);
    return block;
  };
  return read();
}

function tokensOf(text: string, ends: ';' | 'line'): string[] {
  return text.split('\n').flatMap((line) => {
    const bare = line.replace(/(^|\s)#.*$/, '');
    const spaced = ends === ';' ? bare.replaceAll(';', ' ; ') : `${bare} ;`;
    const tokens = spaced.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    return tokens.map((token) => token.replace(/^(["'])(.*)\1$/, '$2'));
  });
}

/** The values of each directive of a name in a block, and in those inside. */
export function valuesOf(block: readonly Directive[], name: string): string[] {
  return block.flatMap(({ words: [first, ...rest], block: inner }) => [
    ...(first === name ? [rest.join(' ')] : []),
    ...valuesOf(inner, name),
  ]);
}

/** The blocks behind directives of a name. */
export function blocksOf(block: readonly Directive[], name: string): readonly Directive[][] {
  return block.flatMap(({ words: [first], block: inner }) => [
    ...(first === name ? [[...inner]] : []),
    ...blocksOf(inner, name),
  ]);
}
