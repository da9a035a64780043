/** A place in degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** How to get from one gate to another: metres as the crow flies, degrees clockwise from north. */
export interface Way {
  readonly metres: number;
  readonly bearing: number;
}

/** The eight compass points, clockwise from north. */
export const COMPASS_POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_009;
const TURN = 360;

/**
 * The way between two places of one city, on a plane that touches the earth between them: within a
 * few kilometres it is off by less than a gate is wide.
 */
export function wayBetween(from: Position, to: Position): Way {
  const middle = radians((from.latitude + to.latitude) / 2);
  const north = radians(to.latitude - from.latitude);
  const east = radians(halfTurn(to.longitude - from.longitude)) * Math.cos(middle);
  return {
    metres: Math.hypot(north, east) * EARTH_RADIUS,
    bearing: turned((Math.atan2(east, north) * TURN) / 2 / Math.PI),
  };
}

/** The compass point nearest to a bearing. */
export function compassPointOf(bearing: number): CompassPoint {
  const nth = Math.round(turned(bearing) / (TURN / COMPASS_POINTS.length)) % COMPASS_POINTS.length;
  return COMPASS_POINTS[nth] ?? 'n';
}

/** An angle in degrees, from 0 up to 360. */
export function turned(degrees: number): number {
  const rest = degrees % TURN;
  return rest < 0 ? rest + TURN : rest;
}

/** The shorter of the two ways round the earth. */
function halfTurn(degrees: number): number {
  return turned(degrees + TURN / 2) - TURN / 2;
}

function radians(degrees: number): number {
  return (degrees * 2 * Math.PI) / TURN;
}
