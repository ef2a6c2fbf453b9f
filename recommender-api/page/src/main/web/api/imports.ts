import { tenantHeader } from '../core/tenant';
import { get, Problem, send, url } from './client';

export type ImportState = 'looked-at' | 'unrecognised' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface Finding {
  readonly severity: 'note' | 'warning' | 'problem';
  readonly kind: string;
  readonly file?: string | null;
  readonly text: string;
  readonly advice?: string | null;
}

export interface RefusedRow {
  readonly place: string;
  readonly field?: string | null;
  readonly reason: string;
  readonly value?: string | null;
}

export type Row = Readonly<Record<string, unknown>>;

export interface Import {
  readonly importId: string;
  readonly state: ImportState;
  readonly name: string;
  readonly files?: readonly string[];
  readonly createdAt?: string;
  readonly layout?: string | null;
  readonly guessed?: boolean;
  readonly reason?: string | null;
  readonly findings?: readonly Finding[];
  readonly mapping?: string | null;
  readonly columns?: readonly { readonly file: string; readonly columns: readonly string[] }[];
  readonly preview?: { readonly items: readonly Row[]; readonly events: readonly Row[]; readonly rejected: readonly RefusedRow[] } | null;
  readonly stage?: string | null;
  readonly rows?: number | null;
  readonly progress?: number | null;
  readonly perSecond?: number | null;
  readonly secondsLeft?: number | null;
  readonly items?: { readonly sent: number; readonly kept?: number | null } | null;
  readonly events?: { readonly sent: number; readonly kept?: number | null } | null;
  readonly rejected?: number | null;
  readonly refused?: readonly {
    readonly what?: string;
    readonly field?: string | null;
    readonly reason: string;
    readonly count: number;
    readonly values?: readonly string[];
  }[];
}

const one = (id: string): string => `/imports/${encodeURIComponent(id)}`;

export const imports = (signal?: AbortSignal): Promise<{ imports: readonly Import[] }> => get('/imports', {}, signal);

export const importOf = (id: string, signal?: AbortSignal): Promise<Import> => get(one(id), {}, signal);

export const mapImport = (id: string, mapping: { map: string } | string): Promise<Import> =>
  typeof mapping === 'string'
    ? send('PUT', `${one(id)}/mapping`, { text: mapping, headers: { 'Content-Type': 'application/yaml' } })
    : send('PUT', `${one(id)}/mapping`, { body: mapping });

export const startImport = (id: string): Promise<Import> => send('POST', `${one(id)}/start`);

export const endImport = (id: string): Promise<Import | undefined> => send('DELETE', one(id));

/** Sends a file as it is, the first of an import or one more for it, and tells how much of it is through. */
export function upload(file: File, more: string | undefined, told: (share: number) => void): Promise<Import> {
  const path = more === undefined ? '/imports' : `${one(more)}/files`;
  return new Promise((done, refused) => {
    const request = new XMLHttpRequest();
    request.open('POST', url(path, { name: file.name }));
    request.responseType = 'text';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    Object.entries(tenantHeader).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => refused(new Problem(0, '')));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status < 300) {
        done(answer as unknown as Import);
      } else {
        refused(new Problem(request.status, String(answer['detail'] ?? answer['title'] ?? request.statusText)));
      }
    });
    request.send(file);
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
