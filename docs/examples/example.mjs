// Tells Lethe of an item and of what somebody did, and asks what it makes of it.
// Runs in Node 18 or newer (node example.mjs [ADDRESS]) and, as a module, in a page that Lethe serves.
const inNode = typeof process !== 'undefined';
const lethe = inNode ? (process.argv[2] ?? 'http://localhost:8080') : location.origin;
const user = 'ann-javascript';

async function send(method, path, body) {
  const answer = await fetch(lethe + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${answer.status}: ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}

/** The events of a stream: {event, id, data}, until the caller has enough. */
async function* events(path) {
  const stop = new AbortController();
  const answer = await fetch(lethe + path, { signal: stop.signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const fields = Object.fromEntries(
          block.split('\n').filter((line) => /^\w+:/.test(line)).map((line) => line.split(/: ?(.*)/s, 2)));
        if (fields.data) {
          yield { ...fields, data: JSON.parse(fields.data) };
        }
      }
    }
  } finally {
    stop.abort();
  }
}

console.log('1. An item');
await send('PUT', '/v1/items/kayak', {
  title: 'A folding kayak',
  text: 'Paddles across quiet lakes and folds into a bag.',
  categories: ['boats'],
});

console.log('2. What she did');
const { position } = await send('POST', '/v1/events', [
  { userId: user, type: 'like', itemId: 'kayak' },
  { userId: user, type: 'search', text: 'quiet lakes in autumn' },
]);

console.log('3. Her interests, once that has taken effect');
const { interests } = await send('GET', `/v1/users/${user}/interests?after=${position}`);
for (const { label, strength, trend } of interests) {
  console.log(`  ${label}: ${strength.toFixed(4)}, ${trend}`);
}

console.log('4. What to show her, and why');
const { items } = await send('GET', `/v1/users/${user}/recommendations?limit=3&explain=true&after=${position}`);
for (const { itemId, score, explanation } of items) {
  console.log(`  ${itemId} ${score.toFixed(4)}: ${explanation.text}`);
}

console.log('5. What changes, as it changes');
let told = 0;
for await (const { event, data } of events(`/v1/users/${user}/stream?limit=3`)) {
  console.log(`  ${event}:`, (data.interests ?? data.items).map((one) => one.label ?? one.itemId).join(', '));
  if (event === 'interests' && ++told === 2) {
    break;
  }
  if (event === 'interests') {
    await send('POST', '/v1/events', { userId: user, type: 'save', itemId: 'kayak' });
  }
}
