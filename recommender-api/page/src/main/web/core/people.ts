import { demo } from '../api/lethe';
import type { Tour } from '../api/types';
import { isDefaultTenant } from './tenant';
import { language } from '../words';

const told = new Map<string, Promise<Tour | undefined>>();

/** The demo's people in the language of the page, asked for once. They are the default tenant's. */
export function people(): Promise<Tour | undefined> {
  if (!isDefaultTenant) {
    return Promise.resolve(undefined);
  }
  const spoken = language();
  const known = told.get(spoken);
  if (known) {
    return known;
  }
  const asked = demo(spoken);
  told.set(spoken, asked);
  asked.catch(() => told.delete(spoken));
  return asked;
}
