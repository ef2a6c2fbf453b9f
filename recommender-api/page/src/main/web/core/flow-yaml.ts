export type Flow = string | readonly Flow[] | { readonly [name: string]: Flow };

/** Reads one value of YAML as mappings are written: a word, a quoted text, `[…]` or `{…}`. */
export function flowOf(text: string): Flow {
  return new Reader(text).value('');
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(ends: string): Flow {
    this.blank();
    const next = this.text[this.at];
    if (next === '{') {
      return this.object();
    }
    if (next === '[') {
      return this.list();
    }
    return next === '"' ? this.quoted() : this.plain(ends);
  }

  private object(): Flow {
    const object: Record<string, Flow> = {};
    this.at++;
    for (this.blank(); this.at < this.text.length && this.text[this.at] !== '}'; this.blank()) {
      const name = this.text[this.at] === '"' ? this.quoted() : this.plain(':,}');
      this.blank();
      this.skip(':');
      object[name] = this.value(',}');
      this.blank();
      this.skip(',');
    }
    this.at++;
    return object;
  }

  private list(): Flow {
    const list: Flow[] = [];
    this.at++;
    for (this.blank(); this.at < this.text.length && this.text[this.at] !== ']'; this.blank()) {
      list.push(this.value(',]'));
      this.blank();
      this.skip(',');
    }
    this.at++;
    return list;
  }

  private quoted(): string {
    const found = /"(?:[^"\\]|\\.)*"/y;
    found.lastIndex = this.at;
    const text = found.exec(this.text)?.[0] ?? this.text.slice(this.at);
    this.at += text.length;
    try {
      return String(JSON.parse(text));
    } catch {
      return text;
    }
  }

  private plain(ends: string): string {
    const begin = this.at;
    while (this.at < this.text.length && !ends.includes(this.text[this.at] as string)) {
      this.at++;
    }
    return this.text.slice(begin, this.at).trim();
  }

  private blank(): void {
    while (this.text[this.at] === ' ') {
      this.at++;
    }
  }

  private skip(expected: string): void {
    if (this.text[this.at] === expected) {
      this.at++;
    }
  }
}
