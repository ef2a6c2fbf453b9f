const DEFAULT = 'default';

/** Whose Lethe the page shows: `?tenant=` of its address, before the `#`. */
export const tenant: string = new URLSearchParams(window.location.search).get('tenant')?.trim() || DEFAULT;

export const isDefaultTenant: boolean = tenant === DEFAULT;

/** The header that names the tenant; none for the default one. */
export const tenantHeader: Readonly<Record<string, string>> = isDefaultTenant ? {} : { 'Lethe-Tenant': tenant };
