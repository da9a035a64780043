import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Component, describeComponents } from '../../src/api/openapi/convert.ts';
import { description } from '../../src/api/openapi/description.ts';
import { count, ifReadable, takenAs, word } from '../../src/contract/parts.ts';

const inner = v.object({ name: v.string() });
const outer = v.object({
  people: v.pipe(v.number(), v.integer(), v.maxValue(510)),
  note: v.optional(v.pipe(v.string(), v.maxLength(40))),
  inner: v.nullable(inner),
  said: takenAs(count, v.unknown()),
  reason: word(['a', 'b'], 'other'),
  row: v.tuple([count, v.optional(count)]),
  lately: ifReadable(v.array(inner)),
});

const described = (more: Partial<Component> = {}) =>
  describeComponents({ Inner: { schema: inner }, Outer: { schema: outer, ...more } });

describe('a schema of the contract, as it is published', () => {
  it('states its bounds, and of what is read more widely what should be sent', () => {
    expect(described().Outer).toEqual({
      type: 'object',
      properties: {
        people: { type: 'integer', maximum: 510 },
        note: { type: 'string', pattern: '^[\\s\\S]{0,40}$' },
        inner: { anyOf: [{ $ref: '#/components/schemas/Inner' }, { type: 'null' }] },
        said: { type: 'integer', minimum: 0 },
        reason: { type: 'string', enum: ['a', 'b'] },
        row: {
          type: 'array',
          prefixItems: [
            { type: 'integer', minimum: 0 },
            { type: 'integer', minimum: 0 },
          ],
          minItems: 1,
          maxItems: 2,
        },
        lately: { type: 'array', items: { $ref: '#/components/schemas/Inner' } },
      },
      required: ['people', 'inner', 'said', 'reason', 'row'],
    });
  });

  it('says what each part is, and what is always there', () => {
    const { Outer } = described({
      notes: { '': 'All of it.', people: 'How many.' },
      needed: { '': ['lately'] },
    });
    expect(Outer).toMatchObject({
      description: 'All of it.',
      properties: { people: { description: 'How many.' } },
      required: ['people', 'inner', 'said', 'reason', 'row', 'lately'],
    });
  });

  it('has a note of nothing that there is not', () => {
    expect(() => described({ notes: { poeple: 'x' } })).toThrow('poeple');
    expect(() => described({ needed: { '': ['name'] } })).toThrow('name');
    expect(() => described({ more: { 'row.first': {} } })).toThrow('row.first');
  });

  it.each<[string, string, object]>([
    ['Scan', 'people', { anyOf: [{ maximum: 100_000 }, { type: 'null' }] }],
    ['Scan', 'children', { anyOf: [{ maximum: 1_000 }, { type: 'null' }] }],
    ['ScansRequest', 'queued', { minimum: 0, maximum: 100_000, default: 0 }],
    ['ScansRequest', 'scans', { maxItems: 500 }],
    ['ScansRequest', 'alerts', { maxItems: 20 }],
    ['ScansRequest', 'shifts', { maxItems: 10 }],
    ['ScansRequest', 'since', { anyOf: [{ maximum: 2 ** 53 - 1 }, { type: 'null' }] }],
  ])('bounds %s.%s', (name, member, bounds) => {
    const schemas: Record<string, { properties?: Record<string, unknown> }> =
      description.components.schemas;
    expect(schemas[name]?.properties?.[member]).toMatchObject(bounds);
  });
});
