import { equal } from 'node:assert/strict';
import { hostOf, pass, settled, show } from './browser';
import { Polling } from '../../main/web/core/polling';

function polling() {
  const counted = { begun: 0, end: (): void => {} };
  const polling = new Polling(hostOf(), 1000, () => {
    counted.begun++;
    return new Promise((done) => (counted.end = done));
  });
  polling.hostConnected();
  return { polling, counted };
}

Deno.test('the next begins a while after the last has ended', async () => {
  const { polling: begun, counted } = polling();
  await pass(5000);
  equal(counted.begun, 1);

  counted.end();
  await settled();
  await pass(999);
  equal(counted.begun, 1);
  await pass(1);
  equal(counted.begun, 2);
  begun.hostDisconnected();
});

Deno.test('work that fails is begun again', async () => {
  let begun = 0;
  const failing = new Polling(hostOf(), 1000, () => {
    begun++;
    const failed = Promise.reject(new Error('no'));
    return { finally: (done: () => void) => void failed.catch(() => done()) } as unknown as Promise<void>;
  });
  failing.hostConnected();
  await settled();

  await pass(1000);

  equal(begun, 2);
  failing.hostDisconnected();
});

Deno.test('nothing begins while the page is hidden, and at once when it is shown', async () => {
  const { polling: begun, counted } = polling();
  counted.end();
  await settled();

  show(false);
  await pass(10_000);
  equal(counted.begun, 1);
  show(true);
  equal(counted.begun, 2);
  begun.hostDisconnected();
});

Deno.test('nothing begins after the host is gone', async () => {
  const { polling: begun, counted } = polling();

  begun.hostDisconnected();
  counted.end();
  await settled();
  await pass(10_000);
  show(true);

  equal(counted.begun, 1);
});
