import { deepEqual, equal } from 'node:assert/strict';
import { asked, hostOf, json, pass, serve, settled } from './browser';
import { SettingsDraft } from '../../main/web/core/settings-draft';

const inForce = { version: '4', diversity: 0.5, kernel: 'tanh(1d)' };
const preview = { changes: [], summary: { users: 0 }, users: [], complete: true };

async function opened(answer: (path: string, method: string) => Response | undefined = () => undefined): Promise<SettingsDraft> {
  serve(({ path, method }) => {
    const usual = path.startsWith('/v1/settings/history') ? { history: [] } : path.includes('preview') ? preview : inForce;
    return answer(path, method) ?? json(usual);
  });
  asked.length = 0;
  const draft = new SettingsDraft(hostOf());
  draft.hostConnected();
  await settled();
  return draft;
}

Deno.test('what is in force is read when the view opens', async () => {
  const draft = await opened();
  equal(draft.version, '4');
  equal(draft.valueOf('diversity'), 0.5);
  deepEqual(asked.map(({ path }) => path).sort(), ['/v1/settings', '/v1/settings/history?limit=20', '/v1/settings/schema']);
});

Deno.test('edits are previewed together, half a second after the last', async () => {
  const draft = await opened();
  asked.length = 0;

  draft.edit('diversity', 0.2);
  await pass(400);
  draft.edit('kernel', 'step(1d)');
  await pass(499);
  equal(asked.length, 0);
  await pass(1);

  equal(draft.valueOf('diversity'), 0.2);
  deepEqual(asked.map(({ path, body }) => [path, body]), [
    ['/v1/settings/preview?sample=20', '{"diversity":0.2,"kernel":"step(1d)"}'],
  ]);
});

Deno.test('a value that is set back is no edit, and nothing is previewed', async () => {
  const draft = await opened();
  asked.length = 0;

  draft.edit('diversity', 0.2);
  draft.edit('diversity', 0.5);
  await pass(1000);

  equal(draft.edits.size, 0);
  equal(asked.length, 0);
});

Deno.test('saving sends the patch for the version that was read, and ends the edits', async () => {
  const draft = await opened((_, method) => (method === 'PATCH' ? json({ ...inForce, version: '5', diversity: 0.2 }) : undefined));
  draft.edit('diversity', 0.2);

  await draft.save();

  const patch = asked.find(({ method }) => method === 'PATCH');
  equal(patch?.headers['If-Match'], '"4"');
  equal(patch?.body, '{"diversity":0.2}');
  equal(draft.saved, '5');
  equal(draft.edits.size, 0);
  equal(draft.saving, false);
});

Deno.test('a conflict keeps the edits', async () => {
  const draft = await opened((_, method) => (method === 'PATCH' ? json({ title: 'Changed meanwhile' }, 412) : undefined));
  draft.edit('diversity', 0.2);

  await draft.save();

  equal(draft.conflict, true);
  equal(draft.saved, undefined);
  equal(draft.valueOf('diversity'), 0.2);
});

Deno.test('restoring another version keeps the edits, and previews them anew', async () => {
  const draft = await opened((path) => (path.includes('restore') ? json({ ...inForce, version: '6' }) : undefined));
  draft.edit('diversity', 0.2);
  await pass(500);
  asked.length = 0;

  await draft.restore('2');
  await settled();

  equal(draft.saved, '6');
  equal(draft.valueOf('diversity'), 0.2);
  deepEqual(asked.map(({ path }) => path), [
    '/v1/settings/restore?version=2',
    '/v1/settings/preview?sample=20',
    '/v1/settings/history?limit=20',
  ]);
});

Deno.test('discarding ends the edits and the preview', async () => {
  const draft = await opened();
  draft.edit('diversity', 0.2);
  await pass(500);

  draft.discard();

  equal(draft.valueOf('diversity'), 0.5);
  equal(draft.preview.value, undefined);
});

Deno.test('a change at once keeps the edits, and is for the version that was read', async () => {
  const draft = await opened((_, method) => (method === 'PATCH' ? json({ ...inForce, version: '7' }) : undefined));
  draft.edit('diversity', 0.2);

  await draft.change({ learning: { hold: ['text', 'lift'] } });

  const patch = asked.find(({ method }) => method === 'PATCH');
  equal(patch?.headers['If-Match'], '"4"');
  equal(patch?.body, '{"learning":{"hold":["text","lift"]}}');
  equal(draft.saved, '7');
  equal(draft.valueOf('diversity'), 0.2);
});
