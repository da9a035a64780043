/**
 * What a gate does for a party, as the desk asks it: never what the people are. By their number on a
 * phone's disk: append only.
 */
export const GATE_NOTES = [
  'step_free_lane',
  'with_group_before',
  'call_desk',
  'answer_in_french',
] as const;
export type GateNote = (typeof GATE_NOTES)[number];
