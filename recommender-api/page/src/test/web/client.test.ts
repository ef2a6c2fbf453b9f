import { deepEqual, equal, rejects } from 'node:assert/strict';
import { asked, json, page, serve } from './browser';
import { get, post, Problem, send, sentFor, url } from '../../main/web/api/client';

Deno.test('an address holds the parameters that are there', () => {
  equal(url('/users', {}), '/v1/users');
  equal(url('/users', { q: 'a b&c', limit: 0, explain: false, after: undefined, order: '' }), '/v1/users?q=a+b%26c&limit=0&explain=false');
});

Deno.test('JSON is asked for in the language of the page', async () => {
  serve(() => json({ state: 'live' }));
  page.documentElement.lang = 'zh-CN';

  deepEqual(await get('/status'), { state: 'live' });

  const request = asked.at(-1);
  equal(request?.path, '/v1/status');
  deepEqual(request?.headers, { Accept: 'application/json', 'Accept-Language': 'zh-CN' });
});

Deno.test('a body is sent as JSON, a text as what its header says', async () => {
  serve(() => json({}));

  await post('/events', { type: 'view' });
  equal(asked.at(-1)?.method, 'POST');
  equal(asked.at(-1)?.body, '{"type":"view"}');
  equal(asked.at(-1)?.headers['Content-Type'], 'application/json');

  await send('PUT', '/imports/1/mapping', { text: 'events:', headers: { 'Content-Type': 'application/yaml' } });
  equal(asked.at(-1)?.body, 'events:');
  equal(asked.at(-1)?.headers['Content-Type'], 'application/yaml');
});

Deno.test('no content is undefined', async () => {
  serve(() => new Response(null, { status: 204 }));
  equal(await send('DELETE', '/imports/1'), undefined);
});

Deno.test('all that is sent for a signal is remembered in order', async () => {
  serve(() => json({}));
  const { signal } = new AbortController();

  await get('/users', { limit: 5 }, signal);
  await send('POST', '/settings/preview', { body: { a: 1 }, signal });

  deepEqual(sentFor(signal), [
    { method: 'GET', path: '/v1/users?limit=5' },
    { method: 'POST', path: '/v1/settings/preview', body: '{"a":1}' },
  ]);
  deepEqual(sentFor(new AbortController().signal), []);
});

Deno.test('a refusal says what problem+json says', async () => {
  serve(() => json({ title: 'Bad', detail: 'No such type', field: 'type', errors: [{ reason: 'x' }] }, 400));
  await rejects(get('/x'), (error) => {
    const { status, message, field, errors, temporary } = error as Problem;
    deepEqual({ status, message, field, errors, temporary }, { status: 400, message: 'No such type', field: 'type', errors: [{ reason: 'x' }], temporary: false });
    return true;
  });
});

Deno.test('a refusal without JSON has its status', async () => {
  serve(() => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
  await rejects(get('/x'), (error) => (error as Problem).message === 'Bad Gateway' && (error as Problem).temporary);
});

Deno.test('whatever fails is a problem, and what is temporary can be asked again', () => {
  equal(Problem.of(new TypeError('gone')).message, 'gone');
  equal(Problem.of('gone').unreachable, true);
  const known = new Problem(503, 'busy');
  equal(Problem.of(known), known);
  deepEqual([0, 400, 404, 429, 500, 502, 503, 504].filter((status) => new Problem(status, '').temporary), [0, 429, 502, 503, 504]);
});
