import { raw } from 'hono/html';
import { icons } from '../../build/icons.ts';
import type { Gate } from '../domain/edition.ts';
import {
  PLAN_COLUMNS,
  PLAN_ROWS,
  type PlanKind,
  type PlanMark,
  signOf,
} from '../domain/edition-parts.ts';
import type { IconName } from './icon.tsx';

/** The side of a square of the plan, in its own units. */
const SQUARE = 24;
const WIDTH = PLAN_COLUMNS * SQUARE;
const HEIGHT = PLAN_ROWS * SQUARE;
/** Of a sign, and what an icon of 24 units is made smaller by within it. */
const RADIUS = 13;
const ICON = 0.7;
/** How wide it is without the stylesheet, px: colours of its own come with it for the same reason. */
const BARE = 300;
/** Around the squares: a sign is a little larger than its own. */
const EDGE = 4;

const SHAPES: Readonly<Record<Exclude<PlanKind, 'gate' | 'way'>, IconName>> = {
  arena: 'star',
  parking: 'parking',
  bus: 'bus',
  desk: 'info-circle',
  water: 'droplet',
  toilets: 'toilet-paper',
  first_aid: 'first-aid-kit',
  prayer: 'building-mosque',
};

type Gates = readonly Pick<Gate, 'number' | 'sign'>[];

interface PlanProps {
  readonly marks: readonly PlanMark[];
  readonly gates: Gates;
  /** What it is a picture of. */
  readonly label: string;
  /** With the lines of its squares and their numbers, for whoever sets it. */
  readonly squares?: boolean;
}

/**
 * The plan of the site, drawn from its marks alone: nothing of a file that somebody sent. North and
 * south change with no language, so that it is never turned round.
 */
export function SitePlan({ marks, gates, label, squares = false }: PlanProps) {
  const way = marks.filter(({ kind }) => kind === 'way');
  const signs = marks.filter((mark) => mark.kind !== 'way' && textOf(mark, marks, gates) !== null);
  const edge = squares ? SQUARE : EDGE;
  return (
    <svg
      class="site-plan"
      role="img"
      aria-label={label}
      viewBox={`${-edge} ${-edge} ${WIDTH + edge + EDGE} ${HEIGHT + edge + EDGE}`}
      width={BARE}
      height={(BARE * PLAN_ROWS) / PLAN_COLUMNS}
    >
      <rect
        class="plan-ground"
        fill="#F2ECE1"
        x={-EDGE}
        y={-EDGE}
        width={WIDTH + 2 * EDGE}
        height={HEIGHT + 2 * EDGE}
        rx="8"
      />
      {squares && <Squares />}
      {way.length > 1 && <Way points={way.map((mark) => middleOf(mark).join()).join(' ')} />}
      {signs.map((mark) => (
        <g class={`plan-sign ${mark.kind}`} transform={`translate(${middleOf(mark).join(' ')})`}>
          <Sign mark={mark} text={textOf(mark, marks, gates) ?? ''} />
        </g>
      ))}
    </svg>
  );
}

/** The sign of one mark, for a list beside the plan; a step of the way has a piece of its line. */
export function MarkSign(props: { mark: PlanMark; marks?: readonly PlanMark[]; gates: Gates }) {
  const { mark, marks = [], gates } = props;
  if (mark.kind === 'way') {
    return (
      <svg class="plan-key" viewBox="-16 -16 32 32" width="32" height="32" aria-hidden="true">
        <Way points="-14,0 14,0" />
      </svg>
    );
  }
  const text = textOf(mark, marks, gates) ?? '';
  return (
    <svg class="plan-key" viewBox="-16 -16 32 32" width="32" height="32" aria-hidden="true">
      <g class={`plan-sign ${mark.kind}`}>
        <Sign mark={mark} text={text} />
      </g>
    </svg>
  );
}

function Way({ points }: { points: string }) {
  return (
    <polyline class="plan-way" fill="none" stroke="#0B5D4A" stroke-width="4" points={points} />
  );
}

function Sign({ mark: { kind }, text }: { mark: PlanMark; text: string }) {
  if (kind === 'way') return null;
  return (
    <>
      {kind === 'gate' ? (
        <path
          fill="#1B4B8F"
          d={`M${-RADIUS} ${RADIUS}V0a${RADIUS} ${RADIUS} 0 0 1 ${2 * RADIUS} 0v${RADIUS}z`}
        />
      ) : (
        <circle r={RADIUS} fill="#FFFFFF" stroke="#7C8796" />
      )}
      {kind === 'gate' || text !== '' ? (
        <text
          class={text.length > 2 ? 'long' : undefined}
          fill={kind === 'gate' ? '#FFFFFF' : '#14213D'}
          text-anchor="middle"
          y="5"
        >
          {text}
        </text>
      ) : (
        <g
          class="plan-icon"
          transform={`scale(${ICON}) translate(-12 -12)`}
          fill="none"
          stroke="#14213D"
          stroke-width="2"
        >
          {raw(icons[SHAPES[kind]])}
        </g>
      )}
    </>
  );
}

/**
 * What is written in a sign: of a gate its own, of what has a name its number among those; nothing
 * where the icon says it all. Null for a gate that is no longer there.
 */
export function textOf(mark: PlanMark, marks: readonly PlanMark[], gates: Gates): string | null {
  if (mark.kind === 'gate') {
    const gate = gates.find(({ number }) => number === mark.gate);
    return gate ? signOf(gate) : null;
  }
  const named = marks.filter(isNumbered);
  return isNumbered(mark) && named.includes(mark) ? String(named.indexOf(mark) + 1) : '';
}

function isNumbered({ kind, name }: PlanMark): boolean {
  return kind !== 'gate' && kind !== 'way' && Object.values(name).some((one) => one.trim() !== '');
}

function middleOf({ column, row }: PlanMark): [number, number] {
  return [(column - 0.5) * SQUARE, (row - 0.5) * SQUARE];
}

function Squares() {
  const columns = Array.from({ length: PLAN_COLUMNS }, (_, i) => i);
  const rows = Array.from({ length: PLAN_ROWS }, (_, i) => i);
  const lines = [
    ...columns.map((i) => `M${i * SQUARE} 0V${HEIGHT}`),
    ...rows.map((i) => `M0 ${i * SQUARE}H${WIDTH}`),
  ];
  return (
    <g class="plan-squares">
      <path d={lines.join('')} />
      {columns.map((i) => (
        <text text-anchor="middle" x={(i + 0.5) * SQUARE} y={-EDGE - 4}>
          {i + 1}
        </text>
      ))}
      {rows.map((i) => (
        <text text-anchor="middle" x={-SQUARE / 2 - EDGE / 2} y={(i + 0.5) * SQUARE + 5}>
          {i + 1}
        </text>
      ))}
    </g>
  );
}
