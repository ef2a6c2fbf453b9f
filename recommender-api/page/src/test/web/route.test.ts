import { equal } from 'node:assert/strict';
import { location } from './browser';
import { address, currentRoute, go, rewrite } from '../../main/web/core/route';

Deno.test('an address names the view, the id and what is not empty of the parameters', () => {
  equal(address('start'), '#/start');
  equal(address('user', 'ann/1 ü'), '#/user/ann%2F1%20%C3%BC');
  equal(address('user', '7', { kernel: 'tanh', at: undefined, q: '' }), '#/user/7?kernel=tanh');
});

Deno.test('a route is read back from its address', () => {
  location.hash = address('user', 'ann/1 ü', { halfLife: '7d', q: 'a&b=c?' });

  const route = currentRoute();

  equal(route.view, 'user');
  equal(route.id, 'ann/1 ü');
  equal(route.params.get('halfLife'), '7d');
});

Deno.test('no address is a route without a view', () => {
  location.hash = '';

  const { view, id, params } = currentRoute();

  equal(view, '');
  equal(id, '');
  equal(params.toString(), '');
});

Deno.test('an id that is no percent-encoding is taken as it stands', () => {
  location.hash = '#/user/100%';
  equal(currentRoute().id, '100%');
});

Deno.test('former names of views lead to the present ones, and the address says so', () => {
  for (const [former, now] of [['try', 'playground'], ['catalogue', 'items'], ['everyone', 'trends']]) {
    location.hash = `#/${former}/x?q=1`;
    equal(currentRoute().view, now);
    equal(location.hash, `#/${now}/x?q=1`);
  }
});

Deno.test('going and rewriting set the address', () => {
  go('#/items');
  equal(location.hash, '#/items');
  rewrite('#/items?q=tea');
  equal(location.hash, '#/items?q=tea');
});
