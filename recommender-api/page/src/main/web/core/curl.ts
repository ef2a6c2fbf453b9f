import type { Sent } from '../api/client';
import { isDefaultTenant, tenant } from './tenant';

/** A request as a command line, to be pasted into a shell. */
export function curlOf({ method, path, body }: Sent): string {
  const address = quoted(`${window.location.origin}${path}`);
  const how = method === 'GET' ? (path.includes('/stream?') ? '-N ' : '') : `-X ${method} `;
  const what = body === undefined ? '' : ` -H 'Content-Type: application/json' -d ${quoted(body)}`;
  const whose = isDefaultTenant ? '' : ` -H ${quoted(`Lethe-Tenant: ${tenant}`)}`;
  const spoken = document.documentElement.lang;
  const language = spoken === 'en' ? '' : ` -H ${quoted(`Accept-Language: ${spoken}`)}`;
  return `curl ${how}${address}${whose}${language}${what}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
