import { deepEqual, equal } from 'node:assert/strict';
import { location } from './browser';

location.search = '?tenant=+';
const { isDefaultTenant, tenant, tenantHeader } = await import('../../main/web/core/tenant');

Deno.test('a tenant without a name is the default one, which needs no header', () => {
  equal(tenant, 'default');
  equal(isDefaultTenant, true);
  deepEqual(tenantHeader, {});
});
