import { deepEqual, equal } from 'node:assert/strict';
import { asked, hostOf, json, pass, serve, settled } from './browser';
import { titleOf } from '../../main/web/api/titles';
import { UserReading } from '../../main/web/core/user-reading';
import { asSet } from '../../main/web/core/what-if';

Deno.test('the river has a step every three pixels, from 120 to 300', async () => {
  serve(() => json({ interests: [] }));
  const reading = new UserReading(hostOf());
  for (const [width, steps] of [[300, 120], [660, 220], [4000, 300]] as const) {
    window.innerWidth = width;
    reading.askRiver('ann', asSet, 0);
    equal(asked.at(-1)?.path, `/v1/users/ann/interests/history?steps=${steps}&forecast=true`);
  }
  await settled();
});

Deno.test('a moment is asked for interests and recommendations together, after a pause', async () => {
  serve(() => json({ items: [{ itemId: 'x', title: 'Tea' }], interests: [] }));
  const reading = new UserReading(hostOf());
  asked.length = 0;

  reading.askMoment('ann', { ...asSet, family: 'tanh' }, Date.UTC(2021, 0, 2), 100);
  equal(reading.loading, true);
  await pass(99);
  equal(asked.length, 0);
  await pass(1);

  deepEqual(asked.map(({ path }) => path), [
    '/v1/users/ann/interests?at=2021-01-02T00%3A00%3A00.000Z&kernel=tanh',
    '/v1/users/ann/recommendations?limit=10&at=2021-01-02T00%3A00%3A00.000Z&kernel=tanh&explain=true',
  ]);
  equal(reading.loading, false);
  equal(titleOf('x'), 'Tea');
  reading.forget();
  equal(reading.list.value, undefined);
});

Deno.test('now is no time in the address', async () => {
  serve(() => json({ items: [], interests: [] }));
  asked.length = 0;
  new UserReading(hostOf()).askMoment('ann', asSet, undefined, 0);
  await settled();
  equal(asked[0]?.path, '/v1/users/ann/interests');
});
