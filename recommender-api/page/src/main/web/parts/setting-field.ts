import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Setting } from '../api/settings';
import { Part } from '../core/part';
import { stepOf, type Field } from '../core/settings-form';
import { language, words } from '../words';

/**
 * One setting: what it is, its value by slider and by number, its default, and whether it is changed. Tells `edited`
 * with the value, or null for the default.
 */
@customElement('lethe-setting')
export class SettingField extends Part {
  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) value: Setting | undefined;
  @property({ attribute: false }) inForce: Setting | undefined;
  @property({ attribute: false }) wrong: string | undefined;

  private get shown(): Setting | undefined {
    return this.value === null ? this.field.fallback : this.value;
  }

  protected override render() {
    const { path, name, kind, fallback } = this.field;
    const say = words().settings;
    const edited = this.value !== this.inForce;
    const moved = fallback !== undefined && this.shown !== fallback;
    const id = `setting-${path}`;
    return html`<div class="setting ${edited ? 'edited' : ''} ${moved ? 'moved' : ''}">
      <div class="setting-head">
        <label for=${id}>${this.label(path, name)}</label>
        <code class="quiet">${path}</code>
        ${moved ? html`<span class="setting-mark">${say.moved}</span>` : nothing}
        ${edited ? html`<span class="setting-mark edited">${say.edited(textOf(this.inForce))}</span>` : nothing}
      </div>
      <p class="quiet" id="${id}-hint">${hintOf(this.field)}</p>
      <div class="setting-value">
        ${kind === 'number' ? this.slider() : nothing} ${this.input(id)}
        <span class="quiet">${fallback === undefined ? nothing : say.fallback(textOf(fallback))}</span>
        ${moved
          ? html`<button type="button" class="plain" aria-label=${`${say.toDefault}: ${path}`} @click=${() => this.change(null)}>${say.toDefault}</button>`
          : nothing}
      </div>
      ${this.wrong ? html`<p class="setting-wrong" role="alert">${this.wrong}</p>` : nothing}
    </div>`;
  }

  private label(path: string, name: string): string {
    const { names, partNames } = words().settings;
    const [type, part] = typeOf(path);
    if (type === undefined) {
      return names[path] ?? readable(name);
    }
    const called = words().types[type] ?? type;
    return part === undefined ? called : `${called}: ${partNames[part] ?? part}`;
  }

  private slider() {
    const { least = 0, most = 1, path } = this.field;
    return html`<input
      type="range"
      min=${least}
      max=${most}
      step=${stepOf(this.field)}
      .value=${String(this.shown ?? 0)}
      aria-label=${path}
      @input=${(event: Event) => this.change(Number((event.target as HTMLInputElement).value))}
    />`;
  }

  private input(id: string) {
    const number = this.field.kind === 'number';
    return html`<input
      id=${id}
      class=${number ? 'narrow' : ''}
      type="text"
      inputmode=${number ? 'decimal' : 'text'}
      autocomplete="off"
      spellcheck="false"
      .value=${textOf(this.shown)}
      title=${language() === 'en' ? this.field.expected : nothing}
      aria-describedby="${id}-hint"
      aria-invalid=${this.wrong ? 'true' : 'false'}
      @change=${(event: Event) => this.typed((event.target as HTMLInputElement).value.trim())}
    />`;
  }

  /** What is no number goes to Lethe as it is, which says what it expects. */
  private typed(text: string): void {
    const number = Number(text);
    this.change(text === '' ? null : this.field.kind === 'number' && !Number.isNaN(number) ? number : text);
  }

  private change(value: Setting): void {
    this.tell('edited', value === null && this.inForce === this.field.fallback ? (this.inForce ?? null) : value);
  }
}

const BY_TYPE = /^(?:weights|reach|kernels|types|repeat\.types)\.([^.]+)(?:\.([^.]+))?$/;

/** The type of event that a setting is about, and which part of what is set for it. */
function typeOf(path: string): [type?: string, part?: string] {
  const [, type, part] = BY_TYPE.exec(path) ?? [];
  return part === undefined ? (type === undefined ? [] : [type]) : [type as string, part];
}

/** What a setting is, in the language of the page; for single types of event, what all of them are. */
function hintOf({ path, description }: Field): string {
  const { fields } = words().settings;
  const [type, part] = typeOf(path);
  if (type === undefined) {
    return fields[path] ?? description;
  }
  const all = path.slice(0, path.indexOf(`.${type}`));
  return fields[part === undefined ? all : `${all}.*.${part}`] ?? description;
}

/** `priorGap` as `prior gap`. */
function readable(name: string): string {
  const spaced = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function textOf(value: Setting | undefined): string {
  return value === undefined || value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
