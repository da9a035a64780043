/** The id of a part of a page that may show the same day more than once, in several languages. */
export function idOf({ part }: { readonly part?: string | undefined }, name: string): string {
  return part ? `${part}-${name}` : name;
}
