import { equal } from 'node:assert/strict';
import { asked, json, location, serve } from './browser';

location.search = '?tenant=acme';
const { people } = await import('../../main/web/core/people');
const { demo } = await import('../../main/web/api/lethe');

Deno.test('another tenant has no people of the demo, and is not asked for them', async () => {
  equal(await people(), undefined);
  equal(asked.length, 0);
});

Deno.test('a Lethe without a demo has none to tell', async () => {
  serve(() => json({ title: 'Not found' }, 404));
  equal(await demo('en'), undefined);
  equal(asked[0]?.headers['Lethe-Tenant'], 'acme');
});
