import { deepEqual, equal, ok } from 'node:assert/strict';
import type { History } from '../../main/web/api/types';
import { bandsOf, rowsFor, ticksOf, xOf, type Box } from '../../main/web/parts/river-paths';
import { nearest, shapeOf, strengthsAt, type RiverShape } from '../../main/web/parts/river-shape';

const DAYS = ['2021-01-01T00:00:00Z', '2021-01-02T00:00:00Z', '2021-01-03T00:00:00Z'];
const course = (interestId: string, strengths: readonly number[], more = {}) => ({
  interestId,
  label: `label of ${interestId}`,
  points: strengths.map((strength, index) => ({ at: DAYS[index] as string, strength })),
  ...more,
});
const history = (...interests: History['interests']): History => ({
  at: '2021-01-02T00:00:00Z',
  since: DAYS[0] as string,
  until: DAYS[2] as string,
  approximate: false,
  source: 'live',
  interests,
});
const shape = (...interests: History['interests']): RiverShape => shapeOf(history(...interests), new Map()) as RiverShape;
const box: Box = { left: 0, right: 200, top: 0, bottom: 102 };

Deno.test('no history, or one of a single moment, has no river', () => {
  equal(shapeOf(undefined, new Map()), undefined);
  equal(shapeOf(history(), new Map()), undefined);
  equal(shapeOf(history({ ...course('a', [1]) }), new Map()), undefined);
});

Deno.test('the largest interest lies lowest and has the first colour; strengths below zero are none', () => {
  const { layers, now } = shape(course('small', [1, -5, 1]), course('large', [3, 3, 3]));

  deepEqual(layers.map(({ interestId, colour }) => [interestId, colour]), [['large', 0], ['small', 1]]);
  deepEqual(layers[1]?.values, [1, 0, 1]);
  equal(now, Date.parse(DAYS[1] as string));
});

Deno.test('layers lie as the settings in force have them, where others were asked for', () => {
  const inForce = [9, 9, 9].map((strength, index) => ({ at: DAYS[index] as string, strength }));
  const { layers } = shape(course('a', [5, 5, 5]), course('b', [1, 1, 1], { inForce }));
  deepEqual(layers.map(({ interestId }) => interestId), ['b', 'a']);
});

Deno.test('interests beyond the tenth share the last colour', () => {
  const many = Array.from({ length: 12 }, (_, index) => course(`i${index}`, [20 - index, 1, 1]));
  deepEqual(shape(...many).layers.slice(8).map(({ colour }) => colour), [8, 9, 9, 9]);
});

Deno.test('labels are those that are given, or else those of the answer', () => {
  const { layers } = shapeOf(history(course('a', [2, 2, 2]), course('b', [1, 1, 1])), new Map([['a', 'Tea']])) as RiverShape;
  deepEqual(layers.map(({ label }) => label), ['Tea', 'label of b']);
});

Deno.test('fades and returns are marked in the order of time', () => {
  const { marks } = shape(
    course('a', [1, 1, 1], { fades: [{ fadedAt: DAYS[1], revivedAt: DAYS[2], pauseSeconds: 86_400 }] }),
    course('b', [1, 1, 1], { fades: [{ fadedAt: DAYS[0] }] }),
  );
  deepEqual(marks.map(({ interestId, kind, pauseSeconds }) => [interestId, kind, pauseSeconds]), [
    ['b', 'faded', undefined],
    ['a', 'faded', undefined],
    ['a', 'back', 86_400],
  ]);
});

Deno.test('the strengths at a time are those of the nearest step, the greatest first', () => {
  const river = shape(course('a', [9, 1, 9]), course('b', [2, 2, 2]));
  const at = strengthsAt(river, Date.parse('2021-01-02T11:00:00Z'));
  deepEqual(at.map(({ layer, strength }) => [layer.interestId, strength]), [['b', 2], ['a', 1]]);
  equal(nearest([0, 10, 20], 14), 1);
  equal(nearest([0, 10, 20], -100), 0);
  equal(nearest([0, 10, 20], 100), 2);
});

Deno.test('a time has its place between the banks', () => {
  const river = shape(course('a', [1, 1, 1]));
  equal(xOf({ ...box, left: 10, right: 30 }, river, river.now), 20);
});

Deno.test('bands lie upon each other without a gap, and the river fits its box', () => {
  const [low, high] = bandsOf(shape(course('a', [3, 3, 3]), course('b', [1, 1, 1])), box);
  equal(low?.past, 'M0.0 27.0L100.0 27.0L100.0 102.0L0.0 102.0Z');
  equal(high?.past, 'M0.0 2.0L100.0 2.0L100.0 27.0L0.0 27.0Z');
  equal(high?.future, 'M100.0 2.0L200.0 2.0L200.0 27.0L100.0 27.0Z');
  equal(low?.ghost, '');
});

Deno.test('the bank by the settings in force is a line of its own', () => {
  const inForce = [4, 4, 4].map((strength, index) => ({ at: DAYS[index] as string, strength }));
  const [band] = bandsOf(shape(course('a', [2, 2, 2], { inForce })), box);
  equal(band?.ghost, 'M0.0 2.0L100.0 2.0L200.0 2.0');
  equal(band?.past, 'M0.0 52.0L100.0 52.0L100.0 102.0L0.0 102.0Z');
});

Deno.test('a river of nothing is flat', () => {
  const [band] = bandsOf(shape(course('a', [0, 0, 0])), box);
  equal(band?.past, 'M0.0 102.0L100.0 102.0L100.0 102.0L0.0 102.0Z');
});

Deno.test('ticks are at months, quarters or years, as there is room', () => {
  const january = Date.UTC(2021, 0, 10);
  deepEqual(ticksOf(january, Date.UTC(2021, 3, 15), 6).map((time) => new Date(time).toISOString().slice(0, 10)), [
    '2021-02-01',
    '2021-03-01',
    '2021-04-01',
  ]);
  const decade = ticksOf(january, Date.UTC(2031, 0, 10), 6).map((time) => new Date(time).toISOString().slice(0, 10));
  ok(decade.length <= 6 && decade.length >= 4, decade.join());
  ok(decade.every((day) => day.endsWith('-01-01')));
  deepEqual(ticksOf(january, january + 1000, 6), []);
});

Deno.test('texts that would overlap stand in rows, and those without room nowhere', () => {
  deepEqual(rowsFor([{ from: 0, to: 10 }, { from: 5, to: 15 }, { from: 8, to: 12 }, { from: 11, to: 20 }], 2), [0, 1, undefined, 0]);
  deepEqual(rowsFor([], 2), []);
});
