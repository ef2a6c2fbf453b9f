import { itemOf } from './lethe';

const known = new Map<string, string>();
const asked = new Set<string>();
const listeners = new Set<() => void>();
const waiting: string[] = [];
let busy = 0;
const AT_ONCE = 6;

/** The title of an item, or its id until the title is known. Titles that answers bring along need not be asked for. */
export function titleOf(itemId: string): string {
  return known.get(itemId) ?? itemId;
}

export function learnTitles(items: readonly { readonly itemId: string; readonly title: string }[]): void {
  for (const item of items) {
    known.set(item.itemId, item.title);
  }
}

/** Asks for the titles that are not known yet; whoever listens is told when they come. */
export function wantTitles(itemIds: readonly (string | undefined)[]): void {
  for (const itemId of itemIds) {
    if (itemId && !known.has(itemId) && !asked.has(itemId)) {
      asked.add(itemId);
      waiting.push(itemId);
    }
  }
  work();
}

export function onTitles(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function work(): void {
  while (busy < AT_ONCE && waiting.length > 0) {
    const itemId = waiting.shift() as string;
    busy++;
    void itemOf(itemId)
      .then((item) => known.set(itemId, item.title))
      .catch(() => asked.delete(itemId))
      .finally(() => {
        busy--;
        if (waiting.length === 0) {
          listeners.forEach((listener) => listener());
        }
        work();
      });
  }
}
