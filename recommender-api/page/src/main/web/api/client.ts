import { tenantHeader } from '../core/tenant';

export type Query = Record<string, string | number | boolean | undefined>;

/** A request as it was sent, to be shown and repeated. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const sent = new WeakMap<AbortSignal, Sent[]>();

/** One of several things that are wrong with a request. */
export interface Fault {
  readonly field?: string;
  readonly reason: string;
}

/** Why a request was not answered: what problem+json says, or that nobody answers. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly field?: string,
    readonly errors: readonly Fault[] = [],
  ) {
    super(message);
  }

  static of(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem(0, error instanceof Error ? error.message : String(error));
  }

  get unreachable(): boolean {
    return this.status === 0;
  }

  /** Whether the same may well be answered a little later. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** What is wanted: JSON, with reasons in the language of the page, whatever that of the browser is. */
const accepting = (): Record<string, string> => ({ Accept: 'application/json', 'Accept-Language': document.documentElement.lang });

/** Asks the public REST API. */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const address = url(path, query);
  if (signal) {
    sent.set(signal, [...sentFor(signal), { method: 'GET', path: address }]);
  }
  return answer<T>(await fetch(address, { headers: { ...accepting(), ...tenantHeader }, ...(signal && { signal }) }));
}

export interface Sending {
  readonly query?: Query;
  readonly body?: unknown;
  /** In the place of a body, what is no JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Any other call. */
export async function send<T>(method: string, path: string, { query, body, text: written, headers, signal }: Sending = {}): Promise<T> {
  const address = url(path, query ?? {});
  const text = body === undefined ? written : JSON.stringify(body);
  if (signal) {
    sent.set(signal, [...sentFor(signal), { method, path: address, ...(text === undefined ? {} : { body: text }) }]);
  }
  const said = {
    ...accepting(),
    ...tenantHeader,
    ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  };
  return answer<T>(
    await fetch(address, { method, headers: said, ...(text === undefined ? {} : { body: text }), ...(signal && { signal }) }),
  );
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return send<T>('POST', path, { body });
}

/** What was asked for the sake of a signal. */
export function sentFor(signal: AbortSignal): readonly Sent[] {
  return sent.get(signal) ?? [];
}

export function url(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `/v1${path}?${text}` : `/v1${path}`;
}

/** No content is answered as undefined, which T has to allow where a call can answer it. */
async function answer<T>(response: Response): Promise<T> {
  if (response.ok) {
    const isEmpty = response.status === 204 || response.headers.get('Content-Length') === '0';
    return (isEmpty ? undefined : await response.json()) as T;
  }
  const said: unknown = await response.json().catch(() => ({}));
  const { detail, title, field, errors } = said as { detail?: string; title?: string; field?: string; errors?: Fault[] };
  throw new Problem(response.status, detail ?? title ?? response.statusText, field, Array.isArray(errors) ? errors : []);
}
