import { demo } from '../api/lethe';
import type { Demo } from '../api/types';
import { language } from '../words';

const told = new Map<string, Promise<Demo | undefined>>();

/** The demo's people in the language of the page, asked for once. */
export function people(): Promise<Demo | undefined> {
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
