import type { Schema, Setting, SettingsDocument } from '../api/settings';

/** A setting that can be changed on the page: where it is, what it is, and between what its slider moves. */
export interface Field {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  readonly kind: 'number' | 'text';
  readonly fallback: Setting | undefined;
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

export interface Group {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** By what they are about, the ones that people change first. */
const GROUPS: readonly (readonly [name: string, paths: readonly string[]])[] = [
  ['speed', ['kernel', 'kernels']],
  ['list', ['steering', 'horizons', 'diversity', 'context', 'exploration']],
  ['mix', ['mix']],
  ['weights', ['weights', 'types']],
  ['hide', ['suppression', 'fatigue', 'reach']],
  ['repeat', ['repeat']],
  ['adapt', ['forgetting']],
  ['revival', ['revival']],
  ['shaping', ['shaping']],
];
const REST = 'rest';
const LEFT_OUT = new Set(['version', 'halfLife', 'halfLifeSeconds', 'learning', 'context.keys']);

/** Settings of single types of event, by the group at whose end another type can be added. */
export const OF_TYPES: Readonly<Record<string, string>> = { speed: 'kernels', weights: 'types', repeat: 'repeat.types' };
const LIKELY = 10;

/** All settings in groups; what no group names stands in the last. */
export function groupsOf(schema: Schema, document: SettingsDocument, edits: ReadonlyMap<string, Setting>): Group[] {
  const fields = fieldsOf(schema, schema, '', { document, edited: [...edits.keys()] });
  const named = GROUPS.map(([name, paths]) => ({
    name,
    fields: fields.filter((field) => paths.some((path) => field.path === path || field.path.startsWith(`${path}.`))),
  }));
  const placed = new Set(named.flatMap((group) => group.fields));
  return [...named, { name: REST, fields: fields.filter((field) => !placed.has(field)) }].filter(
    (group) => group.fields.length > 0,
  );
}

interface Known {
  readonly document: SettingsDocument;
  readonly edited: readonly string[];
}

function fieldsOf(root: Schema, schema: Schema, path: string, known: Known): Field[] {
  if (LEFT_OUT.has(path)) {
    return [];
  }
  const parts = Object.entries(schema.properties ?? {});
  if (parts.length > 0) {
    return parts.flatMap(([name, part]) => fieldsOf(root, part, path ? `${path}.${name}` : name, known));
  }
  if (schema.type === 'object') {
    return ofEachName(schema, path, known);
  }
  const referred = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : undefined;
  const whole: Schema = { ...referred, ...schema };
  const isNumber = whole.type === 'number' || whole.type === 'integer';
  if (!isNumber) {
    return [textField(path, whole)];
  }
  const value = Number(valueAt(known.document, path) ?? whole.default ?? 0);
  const [least, most] = rangeOf(whole, value);
  return [{ ...numberField(path, whole, least, most), whole: whole.type === 'integer' }];
}

/** What is set for single types of event: those in the document, and those that are being added. */
function ofEachName(schema: Schema, path: string, known: Known): Field[] {
  const each = schema.additionalProperties ?? {};
  const usual = (schema.default ?? {}) as Readonly<Record<string, Setting>>;
  const added = known.edited.filter((edited) => edited.startsWith(`${path}.`)).map((edited) => edited.slice(path.length + 1).split('.')[0] as string);
  const names = new Set([...Object.keys((valueAt(known.document, path) ?? {}) as object), ...added]);
  return [...names].flatMap((name) => {
    const field = `${path}.${name}`;
    if (each.properties) {
      return Object.entries(each.properties).map(([part, one]) => valueField(`${field}.${part}`, one));
    }
    return [valueField(field, name in usual ? { ...each, default: usual[name] as Setting } : each)];
  });
}

function valueField(path: string, schema: Schema): Field {
  return schema.type === 'number'
    ? numberField(path, schema, Math.max(-LIKELY, schema.minimum ?? 0), Math.min(LIKELY, schema.maximum ?? LIKELY))
    : textField(path, schema);
}

/** What a slider moves between: all that is allowed, or as far as anybody is likely to go. */
function rangeOf(schema: Schema, value: number): [number, number] {
  const least = schema.minimum ?? schema.exclusiveMinimum ?? 0;
  const allowed = schema.maximum ?? Infinity;
  const likely = Math.max(1, 4 * Math.abs(Number(schema.default ?? 0)), 2 * Math.abs(value));
  return [least, allowed <= 10 ? allowed : Math.min(allowed, likely)];
}

function numberField(path: string, schema: Schema, least: number, most: number): Field {
  return { ...textField(path, schema), kind: 'number', least, most };
}

function textField(path: string, { title, description, default: fallback }: Schema): Field {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return { path, name, description: description ?? '', expected: title ?? '', kind: 'text', fallback };
}

export function valueAt(document: SettingsDocument, path: string): Setting | undefined {
  return path
    .split('.')
    .reduce<Setting | undefined>(
      (at, name) => (at !== null && typeof at === 'object' ? (at as { readonly [name: string]: Setting })[name] : undefined),
      document as Setting,
    );
}

/** The changes as one merge patch. */
export function patchOf(edits: ReadonlyMap<string, Setting>): Setting {
  const patch: Record<string, Setting> = {};
  for (const [path, value] of edits) {
    const names = path.split('.');
    const last = names.pop() as string;
    let at = patch;
    for (const name of names) {
      at[name] ??= {};
      at = at[name] as Record<string, Setting>;
    }
    at[last] = value;
  }
  return patch;
}

/** A step of a slider that is fine enough for its range. */
export function stepOf({ least = 0, most = 1, whole = false }: Field): number {
  const fine = 10 ** Math.floor(Math.log10((most - least) / 100));
  return whole ? Math.max(1, Math.round(fine)) : fine;
}
