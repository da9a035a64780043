/**
 * What this tab remembers: gone when it is closed. In a browser that stores nothing for the site,
 * everything works as if nothing had been remembered.
 */
export function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, text: string): void {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // Refused or full: the page works without.
  }
}

export function forget(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // There was nothing to delete.
  }
}

export function rememberedNames(): string[] {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}
