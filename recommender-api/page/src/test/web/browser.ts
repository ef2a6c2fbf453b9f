/**
 * What the modules under test need of a browser. A test file imports it first, and has one of its own: the runner
 * gives each file a world. Time passes only in `pass`, and requests are answered by what `serve` is given.
 */

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly work: () => void;
}

/** A request that the page sent. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const stored = new Map<string, string>();
const listeners = new Map<string, Set<() => void>>();
let timers: readonly Timer[] = [];
let now = 0;
let last = 0;
let server: (asked: Asked) => Response | Promise<Response> = () => new Response(null, { status: 404 });

export const location = { origin: 'https://lethe.test', search: '', hash: '' };

export const storage = {
  getItem: (name: string): string | null => stored.get(name) ?? null,
  setItem: (name: string, value: string): void => void stored.set(name, value),
};

export const page = {
  documentElement: { lang: 'en', dataset: {} as Record<string, string> },
  visibilityState: 'visible',
  addEventListener: (name: string, listener: () => void): void => {
    listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
  },
  removeEventListener: (name: string, listener: () => void): void => void listeners.get(name)?.delete(listener),
};

/** All requests so far. */
export const asked: Asked[] = [];

/** Answers requests from here on. */
export function serve(answers: typeof server): void {
  server = answers;
}

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
}

/** Lets all that was promised and needs no more time be kept: one turn of the runner's own loop. */
export function settled(): Promise<void> {
  return new Promise((done) => void setTimeout(done, 0));
}

/** Lets so many milliseconds pass, and what they bring along settle. */
export async function pass(millis: number): Promise<void> {
  const end = now + millis;
  for (;;) {
    const due = [...timers].sort((a, b) => a.at - b.at).find((timer) => timer.at <= end);
    if (!due) {
      break;
    }
    now = due.at;
    timers = timers.filter((timer) => timer !== due);
    due.work();
    await settled();
  }
  now = end;
  await settled();
}

/** Hides the page from its user, or shows it again. */
export function show(visible: boolean): void {
  page.visibilityState = visible ? 'visible' : 'hidden';
  listeners.get('visibilitychange')?.forEach((listener) => listener());
}

/** A host of controllers that counts how often it is told to render. */
export function hostOf() {
  const host = {
    renders: 0,
    updateComplete: Promise.resolve(true),
    addController: (): void => {},
    removeController: (): void => {},
    requestUpdate: (): void => void host.renders++,
  };
  return host;
}

const window = {
  location,
  innerWidth: 1280,
  isSecureContext: true,
  history: { replaceState: (_state: unknown, _title: string, to: string): void => void (location.hash = to) },
  localStorage: storage,
  setTimeout: (work: () => void, millis = 0): number => {
    timers = [...timers, { id: ++last, at: now + millis, work }];
    return last;
  },
  clearTimeout: (id: number): void => void (timers = timers.filter((timer) => timer.id !== id)),
};

async function fetched(path: string, init: RequestInit = {}): Promise<Response> {
  const request: Asked = {
    method: init.method ?? 'GET',
    path,
    headers: init.headers as Record<string, string>,
    body: init.body as string | undefined,
  };
  asked.push(request);
  const answer = await server(request);
  init.signal?.throwIfAborted();
  return answer;
}

Object.assign(globalThis, { window, document: page, fetch: fetched });
Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' }, configurable: true });
performance.now = () => now;
