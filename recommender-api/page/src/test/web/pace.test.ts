import { equal } from 'node:assert/strict';
import { pass } from './browser';
import { Pace } from '../../main/web/core/pace';

Deno.test('the first is done at once, and all that follow in a while are done once at its end', async () => {
  let done = 0;
  const pace = new Pace(100, () => done++);

  pace.ask();
  await pass(0);
  equal(done, 1);
  pace.ask();
  pace.ask();
  await pass(99);
  equal(done, 1);
  await pass(1);
  equal(done, 2);
  await pass(1000);
  equal(done, 2);
});

Deno.test('after a pause the next is done at once', async () => {
  let done = 0;
  const pace = new Pace(100, () => done++);
  pace.ask();
  await pass(500);

  pace.ask();
  await pass(0);

  equal(done, 2);
});

Deno.test('what is stopped is not done, and can be asked for again', async () => {
  let done = 0;
  const pace = new Pace(100, () => done++);

  pace.ask();
  pace.stop();
  await pass(1000);
  equal(done, 0);
  pace.ask();
  await pass(0);
  equal(done, 1);
});
