import { consoleRoutes } from '../../src/console/routes.tsx';
import { PERMISSIONS, type Permission } from '../../src/domain/roles.ts';
import type { World } from './world.ts';

/** Doors before anybody is a member, and the way out. */
export const OPEN_TO_ALL = [
  '/console',
  '/console/enter',
  '/console/invitation',
  '/console/join/:code',
  '/console/logout',
];

export interface Route {
  readonly method: string;
  readonly path: string;
  /** What its handlers ask the table for. */
  readonly asks: readonly Permission[];
}

export const routes = routesOf(consoleRoutes.routes);
/** Those that ask who comes. */
export const guarded = routes.filter(({ path }) => !OPEN_TO_ALL.includes(path));

function routesOf(all: typeof consoleRoutes.routes): Route[] {
  const named = all.filter(({ method }) => method !== 'ALL');
  const keys = [...new Set(named.map(({ method, path }) => `${method} ${path}`))];
  return keys.map((key) => {
    const [method = '', path = ''] = key.split(' ');
    const own = named.filter((one) => one.method === method && one.path === path);
    return { method, path, asks: own.flatMap(({ handler }) => permissionOf(handler)) };
  });
}

function permissionOf(handler: object): Permission[] {
  return 'permission' in handler && isPermission(handler.permission) ? [handler.permission] : [];
}

function isPermission(value: unknown): value is Permission {
  return typeof value === 'string' && value in PERMISSIONS;
}

/** An address of a route in which nothing is found: who may comes further than the door. */
export function nowhere(path: string, { slug }: World): string {
  return path.replace(':slug', slug).replace(':day', '99').replace(/:\w+/g, 'nothing-there');
}

/** What the links and forms of a page ask the table for. */
export function offersOf(html: string): Permission[] {
  const found = [...html.matchAll(/<(?:a|form)[^>]* (?:href|action)="([^"#?]*)[^>]*>/g)];
  return found.flatMap(([tag, address = '']) => {
    const method = tag.includes('method="post"') ? 'POST' : 'GET';
    const route = guarded.find((one) => one.method === method && matches(one.path, address));
    return route?.asks ?? [];
  });
}

function matches(path: string, address: string): boolean {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]*')}$`).test(address);
}
