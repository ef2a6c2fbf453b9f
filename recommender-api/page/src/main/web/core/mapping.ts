import { flowOf, type Flow } from './flow-yaml';

/** What a column can stand for, as `lethe import --map` names it. */
export const ROLES = [
  'user',
  'item',
  'type',
  'time',
  'value',
  'text',
  'dwell',
  'progress',
  'title',
  'description',
  'categories',
  'published',
  'available',
  'attribute',
] as const;
export type Role = (typeof ROLES)[number];

/** How times are written; empty where the file says it by itself. */
export const UNITS = ['', 's', 'ms', 'us', 'iso'] as const;

export interface Meaning {
  readonly role: Role;
  /** What follows the column in a mapping: how times are written, what separates categories, the scale of a value. */
  readonly how: string;
}

/** What the columns of one file stand for, and what else its mapping says. */
export interface Assignment {
  readonly columns: ReadonlyMap<string, Meaning>;
  readonly more: readonly string[];
}

const OF_EVENTS: Readonly<Record<string, Role>> = {
  userId: 'user',
  itemId: 'item',
  type: 'type',
  timestamp: 'time',
  value: 'value',
  text: 'text',
  dwellMs: 'dwell',
  progress: 'progress',
};
const OF_ITEMS: Readonly<Record<string, Role>> = {
  itemId: 'item',
  title: 'title',
  text: 'description',
  categories: 'categories',
  publishedAt: 'published',
  available: 'available',
};

/** What a mapping of one file says of its columns. */
export function assignmentOf(yaml: string, columns: readonly string[]): Assignment {
  const meanings = new Map<string, Meaning>();
  const more: string[] = [];
  let section = '';
  let items = false;
  let further = true;
  for (const line of yaml.split('\n')) {
    const found = /^(\s*)(?:- )?("(?:[^"\\]|\\.)*"|[^:]+):\s*(.*)$/.exec(line);
    if (!found) {
      continue;
    }
    const [, indent = '', quoted = '', value = ''] = found;
    const name = String(flowOf(quoted));
    if (value === '' && (name === 'events' || name === 'items')) {
      section = name;
      items ||= name === 'items';
    } else if (indent.length >= 6 && section) {
      takeField(section, name, flowOf(value), meanings, more);
    } else if (name === 'further' && value === 'left' && section === 'items') {
      further = false;
    }
  }
  if (items && further) {
    columns.filter((column) => !meanings.has(column)).forEach((column) => meanings.set(column, { role: 'attribute', how: '' }));
  }
  return { columns: meanings, more };
}

function takeField(section: string, name: string, origin: Flow, meanings: Map<string, Meaning>, more: string[]): void {
  const said = typeof origin === 'string' ? { column: origin } : (origin as Readonly<Record<string, Flow>>);
  const role = name.startsWith('attributes.') ? 'attribute' : (section === 'events' ? OF_EVENTS : OF_ITEMS)[name];
  if (said['constant'] !== undefined) {
    more.push(`${role ?? name}='${String(said['constant'])}'`);
    return;
  }
  const columns = said['columns'] ?? said['column'] ?? '';
  for (const column of Array.isArray(columns) ? columns.map(String) : [String(columns)]) {
    if (role && !meanings.has(column)) {
      const how = said['format'] ?? said['split'] ?? said['scale'];
      meanings.set(column, { role, how: how === undefined ? '' : String(how) });
    } else if (!role) {
      more.push(pair(name, column));
    }
  }
  Object.entries((said['values'] ?? {}) as Readonly<Record<string, Flow>>).forEach(([from, to]) => more.push(pair(from, String(to))));
}

export function withMeaning({ columns, more }: Assignment, column: string, role: Role | undefined, how = ''): Assignment {
  const changed = new Map(columns);
  if (role) {
    changed.set(column, { role, how });
  } else {
    changed.delete(column);
  }
  return { columns: changed, more };
}

/** The mapping as `--map` takes it: `user=visitorid,item=itemid,time=timestamp:ms`. */
export function mapText({ columns, more }: Assignment): string {
  const pairs = [...columns].map(([column, { role, how }]) =>
    role === 'attribute' ? pair(`attribute.${column}`, column) : pair(role, how ? `${column}:${how}` : column),
  );
  return [...pairs, ...more].join(',');
}

function pair(name: string, value: string): string {
  return `${escaped(name)}=${escaped(value)}`;
}

function escaped(text: string): string {
  return text.replace(/[,=]/g, (mark) => `\\${mark}`);
}
