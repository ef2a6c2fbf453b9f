import { deepEqual, equal } from 'node:assert/strict';
import { hostOf, json, pass, serve, settled } from './browser';
import { LiveUser } from '../../main/web/core/live-user';

const interest = (interestId: string, share: number) => ({ interestId, share });
const item = (itemId: string) => ({ itemId, title: itemId });
const silent = new Response(null, { status: 503 });

function answering(version: string, interests: readonly unknown[], items: readonly unknown[]): void {
  serve(({ path }) => (path.includes('/stream') ? silent : json(path.includes('interests') ? { version, interests } : { version, items })));
}

async function following() {
  const host = hostOf();
  const user = new LiveUser(host, 5);
  answering('1', [interest('a', 0.6), interest('b', 0.4)], [item('x'), item('y')]);
  user.follow('ann');
  await settled();
  await settled();
  return { user, host };
}

Deno.test('a user whose stream is silent is read by a request', async () => {
  const { user } = await following();
  equal(user.connected, false);
  equal(user.unavailable, false);
  equal(user.interests?.version, '1');
  equal(user.recommendations?.items.length, 2);
  equal(user.address, '/v1/users/ann/stream?limit=5&explain=true');
  user.hostDisconnected();
});

Deno.test('interests keep their colours while one follows', async () => {
  const { user } = await following();

  answering('2', [interest('c', 0.5), interest('b', 0.3)], []);
  await user.read(undefined);

  deepEqual([...user.colours], [['a', 0], ['b', 1], ['c', 2]]);
  user.hostDisconnected();
});

Deno.test('a deed tells once how long it took to show, and what entered the list', async () => {
  const { user } = await following();
  const told: number[] = [];
  user.expect(performance.now(), (millis) => told.push(millis));

  await user.read('p1');
  deepEqual(told, [], 'the version is the same');
  await pass(250);
  answering('2', [interest('a', 0.7)], [item('x'), item('z')]);
  await user.read('p1');
  await user.read('p1');

  deepEqual(told, [250]);
  equal(user.entered, 1);
  equal(user.before?.shares.get('a'), 0.6);
  equal(user.before?.items.get('y'), 1);
  user.hostDisconnected();
});

Deno.test('a user who cannot be asked about is not an empty one', async () => {
  const user = new LiveUser(hostOf(), 5);
  serve(() => json({}, 503));

  user.follow('ann');
  await settled();
  await settled();

  equal(user.unavailable, true);
  equal(user.interests, undefined);
  user.hostDisconnected();
});

Deno.test('following somebody else starts anew', async () => {
  const { user } = await following();

  user.follow('bob');

  equal(user.interests, undefined);
  equal(user.colours.size, 0);
  equal(user.before, undefined);
  user.hostDisconnected();
});
