/** What a gate phone says of a ticket, by its look. */
export const TONES = ['in', 'attention', 'stop', 'hold'] as const;
export type Tone = (typeof TONES)[number];

/**
 * Recognized without colours and without reading, on a grid of 120: the outline, then what is in it.
 */
export const VERDICT_SHAPES: Readonly<Record<Tone, readonly [string, string]>> = {
  // A tick in a circle.
  in: ['M60 4a56 56 0 1 1 0 112A56 56 0 0 1 60 4z', 'M30 62l21 21 40-44'],
  // A raised hand in a triangle.
  attention: [
    'M60 6l57 104H3z',
    'M46 98V74m0 0V58m9 14V48m10 24V50m10 24V60m0 0v24q0 16-15 16-9 0-15-8L37 79',
  ],
  // A cross in an octagon.
  stop: ['M38 4h44l34 34v44l-34 34H38L4 82V38z', 'M38 38l44 44M82 38L38 82'],
  // Bars.
  hold: ['M8 8h104v104H8z', 'M44 32v56M76 32v56'],
};
