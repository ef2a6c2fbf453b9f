export type Query = Record<string, string | number | boolean | undefined>;

/** Why a request was not answered: what problem+json says, or that nobody answers. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }

  static of(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem(0, error instanceof Error ? error.message : String(error));
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

/** Asks the public REST API. */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(url(path, query), { headers: { Accept: 'application/json' }, ...(signal && { signal }) }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  return answer<T>(await fetch(url(path, {}), { method: 'POST', headers, body: JSON.stringify(body) }));
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
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  const said: unknown = await response.json().catch(() => ({}));
  const { detail, title, field } = said as { detail?: string; title?: string; field?: string };
  throw new Problem(response.status, detail ?? title ?? response.statusText, field);
}
