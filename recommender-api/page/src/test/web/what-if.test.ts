import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  asParams,
  asQuery,
  asSet,
  atPlace,
  DAY,
  families,
  HOUR,
  isAsked,
  lengthText,
  LONGEST,
  ofParams,
  placeOf,
  SHORTEST,
} from '../../main/web/core/what-if';

Deno.test('nothing is asked unless a curve, a half-life or an age by position is', () => {
  equal(isAsked(asSet), false);
  equal(isAsked({ ...asSet, family: 'tanh' }), true);
  equal(isAsked({ ...asSet, halfLifeSeconds: DAY }), true);
  equal(isAsked({ ...asSet, age: 'position' }), true);
});

Deno.test('the API is asked by kernel and half-life', () => {
  deepEqual(asQuery(asSet), { kernel: undefined, halfLife: undefined });
  deepEqual(asQuery({ ...asSet, family: 'power', halfLifeSeconds: 7 * DAY }), { kernel: 'power', halfLife: '7d' });
});

Deno.test('a curve over positions has the parameters that halve it after so many events', () => {
  const curves = {
    exponential: 'exponential(20)',
    gaussian: 'gaussian(16.9864)',
    tanh: 'tanh(rate=0.0274653)',
    logistic: 'logistic(20, steepness=0.300000)',
    power: 'power(20, exponent=1)',
    linear: 'linear(40)',
    step: 'step(20)',
  };
  for (const family of families) {
    deepEqual(asQuery({ ...asSet, age: 'position', family }), { kernel: `positions(${curves[family]})` });
  }
  deepEqual(asQuery({ ...asSet, age: 'position' }), { kernel: 'positions(exponential(20))' });
  ok(Math.abs(Math.exp(-(20 ** 2) / (2 * 16.9864 ** 2)) - 0.5) < 1e-5, 'the gaussian halves at 20');
  ok(Math.abs(1 - Math.tanh(0.0274653 * 20) - 0.5) < 1e-5, 'tanh halves at 20');
});

Deno.test('the address of the page leads back to the same question', () => {
  const asked = [
    asSet,
    { ...asSet, family: 'linear', halfLifeSeconds: 36 * HOUR } as const,
    { ...asSet, age: 'position', family: 'step', halfLifeEvents: 7 } as const,
  ];
  for (const whatIf of asked) {
    const params = new URLSearchParams();
    Object.entries(asParams(whatIf)).forEach(([name, value]) => value && params.set(name, value));
    deepEqual(ofParams(params), whatIf);
  }
});

Deno.test('what an address says that cannot be is not asked', () => {
  for (const text of ['kernel=cubic', 'events=0', 'events=201', 'events=2.5', 'halfLife=0d', 'halfLife=7', 'halfLife=-1d']) {
    deepEqual(ofParams(new URLSearchParams(text)), asSet, text);
  }
});

Deno.test('half-lives are read in every unit', () => {
  for (const [text, seconds] of [['90s', 90], ['1.5m', 90], ['2h', 2 * HOUR], ['3d', 3 * DAY], ['1w', 7 * DAY]] as const) {
    equal(ofParams(new URLSearchParams({ halfLife: text })).halfLifeSeconds, seconds);
  }
});

Deno.test('a length is written in the largest unit that holds it whole', () => {
  equal(lengthText(14 * DAY), '14d');
  equal(lengthText(36 * HOUR), '36h');
  equal(lengthText(90.4), '90s');
});

Deno.test('the slider goes from an hour to two years in whole hours, then whole days', () => {
  equal(atPlace(0), SHORTEST);
  equal(atPlace(1), LONGEST);
  for (let place = 0; place <= 1; place += 0.01) {
    equal(atPlace(place) % (atPlace(place) < 2 * DAY ? HOUR : DAY), 0);
  }
  ok(atPlace(0.4) < atPlace(0.5));
});

Deno.test('a half-life has its place on the slider, and what lies beyond has the end', () => {
  equal(placeOf(SHORTEST), 0);
  equal(placeOf(LONGEST), 1);
  equal(placeOf(1), 0);
  equal(placeOf(100 * LONGEST), 1);
  ok(Math.abs(placeOf(atPlace(0.7)) - 0.7) < 0.01);
});
