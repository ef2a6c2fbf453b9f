import { get, send } from './client';

export type Setting = string | number | boolean | null | readonly string[] | { readonly [name: string]: Setting };
export interface SettingsDocument {
  readonly [name: string]: Setting;
}

/** The part of a JSON schema that settings are described by. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly default?: Setting;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

export interface Change {
  readonly path: string;
  readonly from: Setting;
  readonly to: Setting;
}

export interface Past {
  readonly number: number;
  readonly version: string;
  readonly at: string;
  readonly how: string;
  readonly inForce?: boolean;
  readonly restores?: number;
  readonly changes: readonly Change[];
}

export interface SettingsHistory {
  readonly history: readonly Past[];
  readonly next?: string;
}

interface Placed {
  readonly itemId: string;
  readonly title: string;
  readonly rank: number;
}

export interface Previewed {
  readonly userId: string;
  readonly overlap: number;
  readonly changed: number;
  readonly firstChanged: boolean;
  readonly enter: readonly Placed[];
  readonly leave: readonly Placed[];
}

export interface Preview {
  readonly changes: readonly Change[];
  readonly summary: {
    readonly users: number;
    readonly changed?: number;
    readonly meanOverlap?: number;
    readonly meanEntered?: number;
    readonly firstChanged?: number;
  };
  readonly users: readonly Previewed[];
  readonly unavailable?: readonly string[];
  readonly complete: boolean;
}

const match = (version: string): Record<string, string> => ({ 'If-Match': `"${version}"` });

export const settings = (signal?: AbortSignal): Promise<SettingsDocument> => get('/settings', {}, signal);

export const settingsSchema = (signal?: AbortSignal): Promise<Schema> => get('/settings/schema', {}, signal);

export const settingsHistory = (limit: number, signal?: AbortSignal): Promise<SettingsHistory> =>
  get('/settings/history', { limit }, signal);

export const previewSettings = (patch: Setting, sample: number, signal: AbortSignal): Promise<Preview> =>
  send('POST', '/settings/preview', { query: { sample }, body: patch, signal });

/** Each of these is refused with 412 where another version is in force. */
export const changeSettings = (patch: Setting, version: string): Promise<SettingsDocument> =>
  send('PATCH', '/settings', { body: patch, headers: match(version) });

export const undoSettings = (version: string): Promise<SettingsDocument> =>
  send('POST', '/settings/undo', { headers: match(version) });

export const restoreSettings = (restored: string, version: string): Promise<SettingsDocument> =>
  send('POST', '/settings/restore', { query: { version: restored }, headers: match(version) });
