import { deepEqual, equal } from 'node:assert/strict';
import { asked, hostOf, json, serve, settled } from './browser';
import { LearnedMix } from '../../main/web/core/learned-mix';

const mix = { name: 'mix', version: '5e2c', words: 'Words say little here.', numbers: [] };

async function opened(answer: (path: string, method: string) => Response | undefined): Promise<LearnedMix> {
  serve(({ path, method }) => answer(path, method) ?? json(path === '/v1/models' ? { models: [mix] } : mix));
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
  const learned = await opened((path) => (path === '/v1/models' ? json({ models: [{ name: 'ranker', version: '1' }] }) : undefined));

  deepEqual(learned.known.value, { mix: undefined });
  deepEqual(asked.map(({ path }) => path), ['/v1/models']);
});

Deno.test('learning shows what was learned', async () => {
  const learned = await opened(() => undefined);
  asked.length = 0;

  await learned.learn();
  await settled();

  equal(learned.working, false);
  equal(learned.goesOn, false);
  deepEqual(asked.map(({ method, path }) => [method, path]).slice(0, 2), [
    ['POST', '/v1/models/mix'],
    ['GET', '/v1/models'],
  ]);
});

Deno.test('learning that takes long is said to go on', async () => {
  const learned = await opened((_, method) =>
    method === 'POST' ? new Response(null, { status: 202, headers: { 'Content-Length': '0' } }) : undefined,
  );

  await learned.learn();

  equal(learned.goesOn, true);
  equal(learned.problem, undefined);
});

Deno.test('why it is not learned is kept until the next time', async () => {
  const learned = await opened((_, method) => (method === 'POST' ? json({ detail: 'It is being learned already.' }, 409) : undefined));

  await learned.learn();
  equal(learned.problem?.message, 'It is being learned already.');

  serve(({ method }) => (method === 'DELETE' ? new Response(null, { status: 204 }) : json({ models: [] })));
  await learned.forget();
  await settled();

  equal(learned.problem, undefined);
  deepEqual(learned.known.value, { mix: undefined });
});
