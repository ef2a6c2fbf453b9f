import { deepEqual, equal } from 'node:assert/strict';
import { asked, hostOf, json, pass, serve, settled } from './browser';
import { LearnedMix } from '../../main/web/core/learned-mix';

const mix = { name: 'mix', version: '5e2c', words: 'Words say little here.', numbers: [] };

async function opened(answer: (path: string, method: string) => Response | undefined): Promise<LearnedMix> {
  serve(({ path, method }) => answer(path, method) ?? json(path === '/v1/models' ? { models: [mix], learning: false, forgotten: false } : mix));
  asked.length = 0;
  const learned = new LearnedMix(hostOf());
  learned.hostConnected();
  await settled();
  await settled();
  return learned;
}

Deno.test('what was learned is read when the view opens', async () => {
  const learned = await opened(() => undefined);

  equal(learned.known.value?.mix?.version, '5e2c');
  deepEqual(asked.map(({ path }) => path), ['/v1/models', '/v1/models/mix']);
});

Deno.test('where nothing was learned, nothing is asked that would fail', async () => {
  const learned = await opened((path) => (path === '/v1/models' ? json({ models: [{ name: 'ranker', version: '1' }], learning: false, forgotten: false }) : undefined));

  deepEqual(learned.known.value, { mix: undefined, learning: false, forgotten: false });
  deepEqual(asked.map(({ path }) => path), ['/v1/models']);
});

Deno.test('learning shows what was learned', async () => {
  const learned = await opened(() => undefined);
  asked.length = 0;

  await learned.learn();
  await settled();

  equal(learned.working, false);
  equal(learned.learning, false);
  deepEqual(asked.map(({ method, path }) => [method, path]).slice(0, 2), [
    ['POST', '/v1/models/mix'],
    ['GET', '/v1/models'],
  ]);
});

Deno.test('learning that takes long is asked for until it is done', async () => {
  let learning = true;
  const learned = await opened((path, method) =>
    method === 'POST'
      ? new Response(null, { status: 202, headers: { 'Content-Length': '0' } })
      : path === '/v1/models'
        ? json({ models: learning ? [] : [mix], learning, forgotten: false })
        : undefined,
  );

  await learned.learn();
  await settled();
  equal(learned.learning, true);
  equal(learned.problem, undefined);

  learning = false;
  await pass(3000);
  await settled();
  equal(learned.learning, false);
  equal(learned.known.value?.mix?.version, '5e2c');

  asked.length = 0;
  await pass(60_000);
  deepEqual(asked, []);
});

Deno.test('why it is not learned is kept until the next time', async () => {
  const learned = await opened((_, method) => (method === 'POST' ? json({ detail: 'It is being learned already.' }, 409) : undefined));

  await learned.learn();
  equal(learned.problem?.message, 'It is being learned already.');

  serve(({ method }) => (method === 'DELETE' ? new Response(null, { status: 204 }) : json({ models: [], learning: false, forgotten: true })));
  await learned.forget();
  await settled();

  equal(learned.problem, undefined);
  deepEqual(learned.known.value, { mix: undefined, learning: false, forgotten: true });
});
