import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Setting } from '../api/settings';
import { Part } from '../core/part';
import { SettingsDraft } from '../core/settings-draft';
import { groupsOf, OF_TYPES, type Field, type Group } from '../core/settings-form';
import { atPlace, placeOf } from '../core/what-if';
import { Folds } from '../parts/folds';
import '../parts/learned-mix';
import { failed, skeleton } from '../parts/notice';
import { panelHead } from '../parts/panel-head';
import '../parts/setting-field';
import '../parts/settings-effect';
import '../parts/settings-past';
import { words } from '../words';
import { duration } from '../words/format';

const STOPS = 200;
const FIRST_GROUPS = 3;

/** The settings: what is in force, what a change would do to users, saving, history and undo. */
@customElement('lethe-settings')
export class SettingsView extends Part {
  private readonly draft = new SettingsDraft(this);
  private readonly folds = new Folds(this);

  protected override render() {
    const say = words().settings;
    return html`<header class="view-head">
        <div>
          <h1>${say.title}</h1>
          <p class="lead">${say.lead}</p>
        </div>
      </header>
      ${this.body()}`;
  }

  private body() {
    const { document, schema } = this.draft;
    const problem = document.problem ?? schema.problem;
    if (problem && !(document.value && schema.value)) {
      return failed(problem, () => this.draft.hostConnected());
    }
    if (!document.value || !schema.value) {
      return html`<div class="two">${skeleton(8, 'card')}${skeleton(3, 'card')}</div>`;
    }
    const groups = groupsOf(schema.value, document.value, this.draft.edits);
    return html`<div class="two settings">
      <section class="panel" aria-labelledby="settings-title">
        ${panelHead('settings-title', words().settings.inForceNow, document.sent)}
        <p class="quiet"><code>${this.draft.version}</code></p>
        ${groups.slice(0, FIRST_GROUPS).map((group) => this.group(group))} ${groups.slice(FIRST_GROUPS).map((group) => this.folded(group))}
      </section>
      <div class="settings-side">
        <section class="panel" aria-labelledby="effect-title">${this.effect()}</section>
        <section class="panel" aria-labelledby="history-title">${this.history()}</section>
        <section class="panel" aria-labelledby="learned-title">${this.learned()}</section>
      </div>
    </div>`;
  }

  private group({ name, fields }: Group) {
    return html`<section class="setting-group" aria-labelledby="group-${name}">
      <h3 id="group-${name}">${words().settings.groups[name] ?? name}</h3>
      ${name === 'speed' ? this.halfLife() : nothing} ${fields.map((field) => this.field(field))} ${this.adding(name)}
    </section>`;
  }

  private folded({ name, fields }: Group) {
    const changed = fields.filter((field) => this.isMoved(field)).length;
    return html`<section class="setting-group">
      ${this.folds.fold({
        key: name,
        kind: 'group',
        summary: html`<h3>${words().settings.groups[name] ?? name}</h3>
          ${changed > 0 ? html`<span class="setting-mark">${words().settings.changedCount(changed)}</span>` : nothing}`,
        body: () => html`${fields.map((field) => this.field(field))} ${this.adding(name)}`,
      })}
    </section>`;
  }

  /** A type of event that gets a setting of its own. */
  private adding(group: string) {
    const path = OF_TYPES[group];
    if (path === undefined) {
      return nothing;
    }
    const say = words().settings;
    const known = path === 'types' ? [] : Object.entries(words().types);
    return html`<form class="setting-add" @submit=${(event: SubmitEvent) => this.add(path, event)}>
      <label for="add-${path}">${say.addFor[path]}</label>
      <input id="add-${path}" class="narrow" name="type" required autocomplete="off" spellcheck="false" list="known-${path}" />
      <datalist id="known-${path}">${known.map(([type, name]) => html`<option value=${type}>${name}</option>`)}</datalist>
      <button class="plain">${say.add}</button>
    </form>`;
  }

  private add(path: string, event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const type = String(new FormData(form).get('type')).trim();
    if (type && !type.includes('.')) {
      const first: Readonly<Record<string, Setting>> = { kernels: this.draft.valueOf('kernel') ?? '', 'repeat.types': 'auto' };
      this.draft.edit(path === 'types' ? `types.${type}.weight` : `${path}.${type}`, first[path] ?? 1);
      form.reset();
    }
  }

  private isMoved({ path, fallback }: Field): boolean {
    const value = this.draft.valueOf(path);
    return fallback !== undefined && value !== null && value !== fallback;
  }

  private field(field: Field) {
    return html`<lethe-setting
      .field=${field}
      .value=${this.draft.valueOf(field.path)}
      .inForce=${this.draft.inForce(field.path)}
      .wrong=${this.wrongOf(field.path)}
      @edited=${(event: CustomEvent<Setting>) => this.draft.edit(field.path, event.detail)}
    ></lethe-setting>`;
  }

  private wrongOf(path: string): string | undefined {
    const problem = this.draft.problem ?? this.draft.preview.problem;
    const fault = problem?.errors.find((one) => one.field === path);
    return fault?.reason ?? (problem?.field === path ? problem.message : undefined);
  }

  /** The half-life stretches the kernel in force. */
  private halfLife() {
    const say = words().settings;
    const edited = this.draft.edits.get('halfLife');
    const inForce = Number(this.draft.inForce('halfLifeSeconds') ?? 0);
    if (!inForce) {
      return nothing;
    }
    const seconds = typeof edited === 'number' ? edited : inForce;
    return html`<div class="setting ${edited === undefined ? '' : 'edited'}">
      <div class="setting-head">
        <label for="setting-halfLife">${words().whatIf.halfLife}</label>
        <output>${duration(seconds)}</output>
        ${edited === undefined ? nothing : html`<span class="setting-mark edited">${say.edited(duration(inForce))}</span>`}
      </div>
      <input
        id="setting-halfLife"
        type="range"
        min="0"
        max=${STOPS}
        .value=${String(Math.round(placeOf(seconds) * STOPS))}
        aria-valuetext=${duration(seconds)}
        @input=${(event: Event) => this.draft.edit('halfLife', atPlace(Number((event.target as HTMLInputElement).value) / STOPS))}
      />
      ${this.wrongOf('halfLife') ? html`<p class="setting-wrong" role="alert">${this.wrongOf('halfLife')}</p>` : nothing}
    </div>`;
  }

  private effect() {
    const say = words().settings;
    const { draft } = this;
    const asked = draft.edits.size > 0;
    return html`${panelHead('effect-title', say.effectTitle, draft.preview.sent)}
      <lethe-settings-effect
        .preview=${draft.preview}
        .asked=${asked}
        .seen=${[draft.preview.value, draft.preview.problem]}
      ></lethe-settings-effect>
      ${draft.problem ? this.refused() : nothing}
      ${draft.saved ? html`<p class="notice" role="status">${say.saved(draft.saved)}</p>` : nothing}
      <div class="save">
        <button type="submit" ?disabled=${!asked || draft.saving} @click=${() => void draft.save()}>${say.save(draft.edits.size)}</button>
        <button type="button" ?disabled=${!asked || draft.saving} @click=${() => draft.discard()}>${say.discard}</button>
      </div>`;
  }

  private learned() {
    const { draft } = this;
    return html`<lethe-learned-mix
      .on=${draft.inForce('learning.mix') !== false}
      .hold=${(draft.inForce('learning.hold') ?? []) as readonly string[]}
      .saving=${draft.saving}
      .version=${draft.version}
      @learning=${(event: CustomEvent<Setting>) => void draft.change({ learning: event.detail })}
    ></lethe-learned-mix>`;
  }

  private refused() {
    const say = words().settings;
    const { problem } = this.draft;
    return html`<div class="notice bad" role="alert">
      <p><strong>${this.draft.conflict ? say.conflict : words().state.failed}</strong> ${problem?.message}</p>
      ${this.draft.conflict ? html`<button type="button" @click=${() => this.draft.reload()}>${say.takeTheirs}</button>` : nothing}
    </div>`;
  }

  private history() {
    const say = words().settings;
    const { history, saving } = this.draft;
    const undo = html`<button type="button" class="plain" ?disabled=${saving || !history.value?.history.length} @click=${() => void this.draft.undo()}>
      ${say.undo}
    </button>`;
    return html`${panelHead('history-title', say.history, history.sent, undo)}
      ${history.problem
        ? failed(history.problem, () => history.again())
        : history.value
          ? html`<lethe-settings-past
              .past=${history.value.history}
              .saving=${saving}
              @restore=${(event: CustomEvent<string>) => void this.draft.restore(event.detail)}
            ></lethe-settings-past>`
          : skeleton(3)}`;
  }
}
