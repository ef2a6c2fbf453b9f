import { deepEqual, equal } from 'node:assert/strict';
import { hostOf, json, pass, serve, settled } from './browser';
import { get, Problem } from '../../main/web/api/client';
import { Latest } from '../../main/web/core/latest';

Deno.test('the newest answer stays, even where an older one comes later', async () => {
  const latest = new Latest<string>(hostOf());
  let late: (value: string) => void = () => {};
  let signal: AbortSignal | undefined;

  latest.ask((given) => {
    signal = given;
    return new Promise((done) => (late = done));
  });
  latest.ask(() => Promise.resolve('new'));
  await settled();
  late('old');
  await settled();

  equal(latest.value, 'new');
  equal(latest.loading, false);
  equal(signal?.aborted, true);
});

Deno.test('a question that waits is not asked where a newer one comes', async () => {
  const latest = new Latest<string>(hostOf());
  const asked: string[] = [];
  const load = (value: string) => () => {
    asked.push(value);
    return Promise.resolve(value);
  };

  latest.ask(load('a'), 100);
  await pass(99);
  latest.ask(load('b'), 100);
  await pass(100);

  deepEqual(asked, ['b']);
  equal(latest.value, 'b');
});

Deno.test('what was answered stays while the next is asked and where it fails', async () => {
  const latest = new Latest<string>(hostOf());
  latest.ask(() => Promise.resolve('first'));
  await settled();

  latest.ask(() => Promise.reject(new Problem(503, 'too busy')));
  equal(latest.value, 'first');
  equal(latest.loading, true);
  await settled();

  equal(latest.value, 'first');
  equal(latest.problem?.message, 'too busy');
});

Deno.test('asking again asks the same, and success ends the problem', async () => {
  const latest = new Latest<string>(hostOf());
  let works = false;
  latest.ask(() => (works ? Promise.resolve('yes') : Promise.reject(new Error('no'))));
  await settled();
  equal(latest.problem?.unreachable, true);

  works = true;
  latest.again();
  await settled();

  equal(latest.value, 'yes');
  equal(latest.problem, undefined);
});

Deno.test('what was sent for an answer is known with it', async () => {
  serve(() => json({}));
  const latest = new Latest<unknown>(hostOf());

  latest.ask((signal) => get('/status', {}, signal));
  await settled();

  deepEqual(latest.sent, [{ method: 'GET', path: '/v1/status' }]);
});

Deno.test('what is put, forgotten or left is not overwritten by what was asked before', async () => {
  for (const end of ['put', 'forget', 'hostDisconnected'] as const) {
    const latest = new Latest<string>(hostOf());
    latest.ask(() => Promise.resolve('asked'));

    if (end === 'put') {
      latest.put('put');
    } else {
      latest[end]();
    }
    await settled();

    equal(latest.value, end === 'put' ? 'put' : undefined, end);
    equal(latest.loading, false, end);
  }
});

Deno.test('the host renders when a question is asked and when it is answered', async () => {
  const host = hostOf();
  const latest = new Latest<string>(host);

  latest.ask(() => Promise.resolve('x'));
  equal(host.renders, 1);
  await settled();
  equal(host.renders, 2);
});
