import { buildObjectEntryProps, type Plugin, type Worker_Binding } from 'miniflare';

/** Name of the Worker that stands in the database's place. */
export const SLOW_D1 = 'slow-d1';
export const DATABASE_ID = 'bench';
/** Names that miniflare gives inside workerd: to its database, and to a Worker of ours. */
const DATABASE_SERVICE = 'd1:db:entry';
const SLOW_SERVICE = `core:user:${SLOW_D1}`;

/** miniflare binds D1 straight to its database; this puts a Worker between. */
export const plugins: Record<string, Plugin> = {
  [SLOW_D1]: {
    getBindings: ({ config }) =>
      Object.entries(config.env ?? {}).flatMap(([name, { type }]) => {
        if (type === 'unsafe:far') return [far(name)];
        return type === 'unsafe:direct' ? [direct(name)] : [];
      }),
    getNodeBindings: async () => ({}),
    getServices: async () => [],
  },
};

/** D1's own client, but it talks to the slow Worker. */
function far(name: string): Worker_Binding {
  const innerBindings = [{ name: 'fetcher', service: { name: SLOW_SERVICE } }];
  return { name, wrapped: { moduleName: 'cloudflare-internal:d1-api', innerBindings } };
}

/** What the slow Worker talks to. */
function direct(name: string): Worker_Binding {
  const props = { json: JSON.stringify(buildObjectEntryProps(DATABASE_ID)) };
  return { name, service: { name: DATABASE_SERVICE, props } };
}
