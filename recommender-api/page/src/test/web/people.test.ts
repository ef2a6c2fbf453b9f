import { deepEqual, equal, rejects } from 'node:assert/strict';
import { asked, json, serve } from './browser';
import { people } from '../../main/web/core/people';
import { speak } from '../../main/web/words';

Deno.test('the story is asked for again where that failed, and once in each language', async () => {
  serve(() => json({}, 503));
  await rejects(people(), () => true);
  serve(({ path }) => json({ title: path }));

  await people();
  await people();
  speak('zh');
  const told = await people();

  equal(told?.title, '/v1/demo?language=zh');
  deepEqual(asked.map(({ path }) => path.slice(-2)), ['en', 'en', 'zh']);
});
