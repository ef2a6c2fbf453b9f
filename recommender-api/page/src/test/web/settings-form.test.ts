import { deepEqual, equal } from 'node:assert/strict';
import type { Schema } from '../../main/web/api/settings';
import { groupsOf, patchOf, stepOf, valueAt, type Field } from '../../main/web/core/settings-form';

const schema: Schema = {
  type: 'object',
  properties: {
    version: { type: 'string' },
    halfLife: { type: 'string' },
    kernel: { type: 'string', title: 'a kernel', description: 'How fast interest fades.', default: 'exponential(7d)' },
    diversity: { $ref: '#/$defs/share' },
    types: { type: 'object', additionalProperties: { type: 'number', minimum: -100, maximum: 100 }, default: { view: 1 } },
    repeat: {
      type: 'object',
      properties: {
        most: { type: 'integer', minimum: 0, default: 3 },
        types: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { share: { type: 'number', minimum: 0, maximum: 1 } } },
        },
      },
    },
    novel: { type: 'number', exclusiveMinimum: 0, maximum: 5, default: 1 },
  },
  $defs: { share: { type: 'number', minimum: 0, maximum: 1, default: 0.3 } },
};
const document = { version: '4', kernel: 'tanh(1d)', diversity: 0.5, types: { view: 1, like: 3 }, repeat: { most: 8, types: { buy: { share: 1 } } } };

const groups = (edits: ReadonlyMap<string, string | number> = new Map()) => groupsOf(schema, document, edits);
const fieldAt = (path: string): Field | undefined => groups().flatMap(({ fields }) => fields).find((field) => field.path === path);

Deno.test('settings stand in groups by what they are about, those without one in the last', () => {
  deepEqual(
    groups().map(({ name, fields }) => [name, fields.map(({ path }) => path)]),
    [
      ['speed', ['kernel']],
      ['list', ['diversity']],
      ['weights', ['types.view', 'types.like']],
      ['repeat', ['repeat.most', 'repeat.types.buy.share']],
      ['rest', ['novel']],
    ],
  );
});

Deno.test('a type of event that is being added has its fields', () => {
  const edits = new Map([['types.skip', -1], ['repeat.types.view.share', 0.5]]);

  const paths = groups(edits).flatMap(({ fields }) => fields.map(({ path }) => path));

  deepEqual(paths.filter((path) => /skip|types\.view\./.test(path)), ['types.skip', 'repeat.types.view.share']);
});

Deno.test('a text says what is expected of it', () => {
  const kernel = fieldAt('kernel');
  equal(kernel?.kind, 'text');
  equal(kernel?.expected, 'a kernel');
  equal(kernel?.description, 'How fast interest fades.');
  equal(kernel?.fallback, 'exponential(7d)');
});

Deno.test('a slider goes over all that is allowed, where that is little', () => {
  deepEqual([fieldAt('diversity')?.least, fieldAt('diversity')?.most], [0, 1]);
  deepEqual([fieldAt('novel')?.least, fieldAt('novel')?.most], [0, 5]);
});

Deno.test('a slider without an end goes as far as is likely, and past the value that is set', () => {
  const most = fieldAt('repeat.most');
  deepEqual([most?.least, most?.most, most?.whole], [0, 16, true]);
  deepEqual([fieldAt('types.like')?.least, fieldAt('types.like')?.most], [-10, 10]);
});

Deno.test('a type has the default that is set for it alone', () => {
  equal(fieldAt('types.view')?.fallback, 1);
  equal(fieldAt('types.like')?.fallback, undefined);
});

Deno.test('a value is found by its path', () => {
  equal(valueAt(document, 'repeat.types.buy.share'), 1);
  equal(valueAt(document, 'repeat.nothing.share'), undefined);
  equal(valueAt({ kernel: null }, 'kernel.name'), undefined);
});

Deno.test('edits are one merge patch', () => {
  deepEqual(patchOf(new Map<string, number | null>([['diversity', 0.2], ['repeat.most', 5], ['repeat.types.buy', null]])), {
    diversity: 0.2,
    repeat: { most: 5, types: { buy: null } },
  });
  deepEqual(patchOf(new Map()), {});
});

Deno.test('a slider has at least a hundred steps, unless it counts', () => {
  const field = fieldAt('diversity') as Field;
  equal(stepOf(field), 0.01);
  equal(stepOf({ ...field, most: 5 }), 0.01);
  equal(stepOf({ ...field, most: 5, whole: true }), 1);
  equal(stepOf({ ...field, most: 4000, whole: true }), 10);
});
