/** The values of each setting of a unit file, by `Section.Name`, in the order in which they stand. */
export function settingsOf(unit: string): Map<string, string[]> {
  const settings = new Map<string, string[]>();
  let section = '';
  for (const line of unit.split('\n')) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const [, named] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (named) {
      section = named;
      continue;
    }
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (!name || !section) throw new Error(`no setting: ${line}`);
    const key = `${section}.${name}`;
    settings.set(key, [...(settings.get(key) ?? []), value]);
  }
  return settings;
}
