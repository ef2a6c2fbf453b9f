import { equal } from 'node:assert/strict';
import { location, page } from './browser';

location.search = '?tenant=%20acme ';
const { curlOf } = await import('../../main/web/core/curl');
const { isDefaultTenant, tenant, tenantHeader } = await import('../../main/web/core/tenant');

Deno.test('the tenant is the one that the address names, without blanks', () => {
  equal(tenant, 'acme');
  equal(isDefaultTenant, false);
  equal(tenantHeader['Lethe-Tenant'], 'acme');
});

Deno.test('a request is a command with the tenant and the language of the page', () => {
  page.documentElement.lang = 'zh-CN';
  equal(
    curlOf({ method: 'GET', path: '/v1/status' }),
    `curl 'https://lethe.test/v1/status' -H 'Lethe-Tenant: acme' -H 'Accept-Language: zh-CN'`,
  );
});

Deno.test('a body is sent as JSON, and a quote in it does not end the argument', () => {
  page.documentElement.lang = 'en';
  equal(
    curlOf({ method: 'POST', path: '/v1/events', body: `{"text":"it's"}` }),
    `curl -X POST 'https://lethe.test/v1/events' -H 'Lethe-Tenant: acme' -H 'Content-Type: application/json' -d '{"text":"it'\\''s"}'`,
  );
});

Deno.test('a stream is shown as it comes', () => {
  page.documentElement.lang = 'en';
  equal(
    curlOf({ method: 'GET', path: '/v1/users/1/stream?limit=5' }),
    `curl -N 'https://lethe.test/v1/users/1/stream?limit=5' -H 'Lethe-Tenant: acme'`,
  );
});
