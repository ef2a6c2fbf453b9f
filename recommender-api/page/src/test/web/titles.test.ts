import { deepEqual, equal } from 'node:assert/strict';
import { asked, json, serve, settled } from './browser';
import { learnTitles, onTitles, titleOf, wantTitles } from '../../main/web/api/titles';

Deno.test('a title that an answer brings along is known', () => {
  equal(titleOf('m1'), 'm1');
  learnTitles([{ itemId: 'm1', title: 'Heat' }]);
  equal(titleOf('m1'), 'Heat');
});

Deno.test('titles are asked for once each, six at a time, and listeners are told when all are there', async () => {
  const open: (() => void)[] = [];
  serve(({ path }) => new Promise((done) => open.push(() => done(json({ title: `T${path.slice(-1)}` })))));
  let told = 0;
  const leave = onTitles(() => told++);
  asked.length = 0;

  wantTitles(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a', undefined, 'm1']);
  await settled();
  deepEqual(asked.map(({ path }) => path), ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `/v1/items/${id}`));
  open.shift()?.();
  await settled();
  equal(asked.at(-1)?.path, '/v1/items/g');
  open.forEach((answer) => answer());
  await settled();

  equal(asked.length, 7);
  equal(titleOf('g'), 'Tg');
  equal(told > 0, true);
  leave();
});

Deno.test('a title that could not be had may be asked for again', async () => {
  serve(() => json({}, 503));
  wantTitles(['z']);
  await settled();
  equal(titleOf('z'), 'z');

  serve(() => json({ title: 'Z' }));
  wantTitles(['z']);
  await settled();

  equal(titleOf('z'), 'Z');
});
