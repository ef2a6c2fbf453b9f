import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Import } from '../api/imports';
import { assignmentOf, mapText, ROLES, UNITS, withMeaning, type Assignment } from '../core/mapping';
import { Part } from '../core/part';
import { words } from '../words';
import { moment } from '../words/format';

const EXAMPLES = 3;
const TIMES: ReadonlySet<string> = new Set(['timestamp', 'publishedAt']);

/**
 * Which column stands for what: as a table for a single file, and as the text behind it for any. Tells `mapped` with
 * either.
 */
@customElement('lethe-mapping')
export class MappingTable extends Part {
  @property({ attribute: false }) import!: Import;
  @property({ attribute: false }) busy = false;
  @state() private changed: Assignment | undefined;

  private get columns(): readonly string[] {
    return this.import.columns?.length === 1 ? (this.import.columns[0]?.columns ?? []) : [];
  }

  private get assignment(): Assignment {
    return this.changed ?? assignmentOf(this.import.mapping ?? '', this.columns);
  }

  protected override willUpdate(properties: PropertyValues): void {
    if (properties.has('import')) {
      this.changed = undefined;
    }
  }

  protected override render() {
    return html`${this.columns.length > 0 ? this.table() : nothing} ${this.text()}`;
  }

  private table() {
    const say = words().imports;
    const { columns } = this.assignment;
    return html`<table class="mapping">
        <caption class="hidden">${say.mapping}</caption>
        <thead>
          <tr>
            <th scope="col">${say.column}</th>
            <th scope="col">${say.means}</th>
          </tr>
        </thead>
        <tbody>
          ${this.columns.map(
            (column) =>
              html`<tr>
                <th scope="row"><code>${column}</code></th>
                <td>
                  <span class="mapping-choice">
                    <select aria-label=${say.meansOf(column)} ?disabled=${this.busy} @change=${(event: Event) => this.choose(column, event)}>
                      <option value="" ?selected=${!columns.has(column)}>${say.leftOut}</option>
                      ${ROLES.map((role) => html`<option value=${role} ?selected=${columns.get(column)?.role === role}>${say.roles[role]}</option>`)}
                    </select>
                    ${this.unit(column)}
                  </span>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="mapping-tools">
        <button type="button" ?disabled=${!this.changed || this.busy} @click=${() => this.tell('mapped', { map: mapText(this.assignment) })}>
          ${say.apply}
        </button>
      </div>`;
  }

  /** How times are written, beside the column that holds them. */
  private unit(column: string) {
    const meaning = this.assignment.columns.get(column);
    if (meaning?.role !== 'time' && meaning?.role !== 'published') {
      return nothing;
    }
    const { role, how } = meaning;
    const known = UNITS.some((unit) => unit === how);
    return html`<select
      aria-label=${words().imports.unit}
      ?disabled=${this.busy}
      @change=${(event: Event) => (this.changed = withMeaning(this.assignment, column, role, (event.target as HTMLSelectElement).value))}
    >
      ${UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === how}>${words().imports.units[unit]}</option>`)}
      ${known ? nothing : html`<option value=${how} selected>${how}</option>`}
    </select>`;
  }

  private text() {
    const say = words().imports;
    return html`<details class="mapping-text" ?open=${this.columns.length === 0}>
      <summary>${say.asText}</summary>
      <form @submit=${this.written}>
        <textarea name="mapping" rows="12" spellcheck="false" aria-label=${say.asText} .value=${this.import.mapping ?? ''}></textarea>
        <button type="submit" ?disabled=${this.busy}>${say.apply}</button>
      </form>
    </details>`;
  }

  private choose(column: string, event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.changed = withMeaning(this.assignment, column, ROLES.find((known) => known === value));
  }

  private written(event: SubmitEvent): void {
    event.preventDefault();
    this.tell('mapped', String(new FormData(event.target as HTMLFormElement).get('mapping') ?? ''));
  }
}

/** Rows as they would be sent, each field that any of them has as a column. */
export function rowsTable(rows: readonly Readonly<Record<string, unknown>>[], caption: string) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'tenant');
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="rows">
      <caption>${caption}</caption>
      <thead>
        <tr>
          ${names.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${names.map((name) => html`<td>${shown(name, row[name])}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function shown(name: string, value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (TIMES.has(name) && typeof value === 'number') {
    return moment(value);
  }
  if (Array.isArray(value)) {
    return value
      .slice(0, EXAMPLES)
      .map((one) => shown(name, one))
      .join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
