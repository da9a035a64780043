import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { nestsDeeper } from '../../src/http/nesting.ts';
import { enrol, family, newWorld, type Phone, post, type World } from './world.ts';

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

const lists = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('the nesting of a body', () => {
  it.each([
    ['1', 0],
    ['{}', 1],
    [lists(32), 32],
    [objects(7), 7],
    ['{"a":"[[[[","b":"\\"[[","c":"\\\\"}', 1],
    [`[${Array.from({ length: 100 }, () => '{}').join()}]`, 2],
  ])('is read without its texts: %s', (json, depth) => {
    expect(nestsDeeper(json, depth)).toBe(false);
    expect(depth === 0 || nestsDeeper(json, depth - 1)).toBe(true);
  });

  const key = { 'Idempotency-Key': crypto.randomUUID() };
  const operator = () => ({ Authorization: `Bearer ${env.OPERATOR_KEY}` });
  const bodies: [string, string, () => object, () => Record<string, string>][] = [
    ['a registration', 'events/demo/registrations', family, () => key],
    ['an enrolment', 'devices', () => ({ code: 'x', name: 'x' }), () => ({})],
    ['a rescue', 'rescues', () => ({ device: 'x', body: '{}', key: null }), () => phone.headers],
    ['an invitation', 'operator/invitations', () => ({ kind: 'gate' }), operator],
    ['an edition', 'operator/editions', () => ({ slug: 'deep' }), operator],
  ];
  it.each(bodies)('of %s is bounded', async (_, path, body, headers) => {
    for (const deep of [lists(33), objects(5_000), lists(25_000)].filter(
      (d) => d.length < 60_000,
    )) {
      const text = JSON.stringify(body()).replace(/^\{/, `{"deep":${deep},`);
      const answer = await post(`/api/v1/${path}`, text, headers());
      expect([413, 422]).toContain(answer.status);
      expect(await answer.json()).toMatchObject({
        code: expect.stringMatching(/^(invalid_request|payload_too_large)$/),
      });
    }
  });
});
