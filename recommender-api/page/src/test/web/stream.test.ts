import { deepEqual, equal } from 'node:assert/strict';
import { asked, pass, serve, settled } from './browser';
import { follow, streamOf } from '../../main/web/api/stream';

function listening() {
  const heard: string[] = [];
  const leave = follow('ann b', 5, {
    interests: ({ version }) => heard.push(`interests ${version}`),
    recommendations: ({ version }) => heard.push(`recommendations ${version}`),
    connected: (connected) => heard.push(connected ? 'connected' : 'broken'),
    unavailable: () => heard.push('unavailable'),
  });
  return { heard, leave };
}

function streaming(...parts: readonly string[]): Response {
  const bytes = new TextEncoder();
  return new Response(
    new ReadableStream({
      start: (controller) => {
        parts.forEach((part) => controller.enqueue(bytes.encode(part)));
        controller.close();
      },
    }),
  );
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await settled();
  }
}

Deno.test('the address names the user and asks for reasons', () => {
  equal(streamOf('ann b', 5), '/v1/users/ann%20b/stream?limit=5&explain=true');
});

Deno.test('messages are heard whole, wherever the network cuts them', async () => {
  serve(() => streaming('event: inter', 'ests\ndata: {"version":\ndata: "1"}\n', '\nevent: recommendations\r\ndata: {"version":"2"}\r\n\r\n: beat\n\nevent: problem\ndata: {}\n\nevent: interests\ndata: {"ver'));
  const { heard, leave } = listening();
  await quiet();

  deepEqual(heard, ['connected', 'interests 1', 'recommendations 2', 'unavailable', 'broken']);
  leave();
});

Deno.test('a connection that breaks is made again after two seconds', async () => {
  serve(() => new Response(null, { status: 503 }));
  const { heard, leave } = listening();
  await quiet();
  const before = asked.length;

  await pass(1999);
  equal(asked.length, before);
  serve(() => streaming('event: interests\ndata: {"version":"3"}\n\n'));
  await pass(1);
  await quiet();

  deepEqual(heard, ['broken', 'connected', 'interests 3', 'broken']);
  leave();
});

Deno.test('who has left hears nothing more and asks nothing more', async () => {
  serve(() => streaming('event: interests\ndata: {"version":"1"}\n\n'));
  const { heard, leave } = listening();

  leave();
  await quiet();
  const before = asked.length;
  await pass(10_000);

  deepEqual(heard, []);
  equal(asked.length, before);
});
