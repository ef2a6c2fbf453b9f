/**
 * Where one is: the view, whom or what it is about, and its parameters. All of it is in the address, so that it can be
 * shared.
 */
export interface Route {
  readonly view: string;
  readonly id: string;
  readonly params: URLSearchParams;
}

/** What views were called once: links to them go on to where they are. */
const FORMER: Readonly<Record<string, string>> = { try: 'playground', catalogue: 'items', everyone: 'trends' };

export function currentRoute(): Route {
  const [path = '', query = ''] = window.location.hash.replace(/^#/, '').split('?', 2);
  const [, view = '', id = ''] = path.split('/', 3);
  const now = FORMER[view];
  if (now) {
    window.history.replaceState(null, '', window.location.hash.replace(view, now));
    return currentRoute();
  }
  return { view: decoded(view), id: decoded(id), params: new URLSearchParams(query) };
}

/** An address of the page. Parameters that are empty are left out. */
export function address(view: string, id = '', params: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value) {
      query.set(name, value);
    }
  }
  const path = `#/${encodeURIComponent(view)}${id ? `/${encodeURIComponent(id)}` : ''}`;
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export function go(to: string): void {
  window.location.hash = to;
}

/** Changes parameters of the address without a new entry in the history. */
export function rewrite(to: string): void {
  if (to !== window.location.hash) {
    window.history.replaceState(null, '', to);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
