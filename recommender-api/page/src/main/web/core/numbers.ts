const STORED = 'lethe-numbers';
const listeners = new Set<() => void>();
let shown = window.localStorage.getItem(STORED) === 'shown';

/** Whether the figures behind the shares are shown, everywhere on the page. */
export function numbersShown(): boolean {
  return shown;
}

export function showNumbers(show: boolean): void {
  shown = show;
  window.localStorage.setItem(STORED, show ? 'shown' : 'hidden');
  listeners.forEach((listener) => listener());
}

export function onNumbers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
