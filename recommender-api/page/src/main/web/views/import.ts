import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem, type Sent } from '../api/client';
import { endImport, importOf, imports, mapImport, startImport, type Finding, type Import, type RefusedRow } from '../api/imports';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { address, go, type Route } from '../core/route';
import { bar } from '../parts/bar';
import '../parts/drop-zone';
import { rowsTable } from '../parts/mapping-table';
import { failed, skeleton } from '../parts/notice';
import { panelHead } from '../parts/panel-head';
import { words } from '../words';
import { duration, moment, number, percent } from '../words/format';

const PACE = 700;
const REFUSED = 10;

/** Files on their way in: what was found in them, what their columns stand for, five rows, and how far it is. */
@customElement('lethe-import')
export class ImportView extends Part {
  @property({ attribute: false }) route!: Route;
  @state() private problem: Problem | undefined;
  @state() private busy = false;
  private readonly one = new Latest<Import>(this);
  private readonly all = new Latest<{ imports: readonly Import[] }>(this);
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) {
      const { id } = this.route;
      this.problem = undefined;
      this.one.forget();
      if (id) {
        this.one.ask((signal) => importOf(id, signal));
      } else {
        this.all.ask((signal) => imports(signal));
      }
    }
    window.clearTimeout(this.timer);
    if (this.one.value?.state === 'running' && !this.one.loading) {
      this.timer = window.setTimeout(() => this.one.again(), PACE);
    }
  }

  protected override render() {
    const say = words().imports;
    return html`<header class="view-head">
        <div>
          <h1>${say.title}</h1>
          <p class="lead">${say.lead}</p>
        </div>
      </header>
      ${this.route.id ? this.importing() : this.begin()}`;
  }

  private begin() {
    const say = words().imports;
    const before = this.all.value?.imports ?? [];
    return html`<section class="panel" aria-label=${say.drop}><lethe-drop></lethe-drop></section>
      ${before.length === 0
        ? nothing
        : html`<section class="panel" aria-labelledby="before-title">
            ${panelHead('before-title', say.before, this.all.sent)}
            <ul class="catalogue">
              ${before.map(
                (one) =>
                  html`<li>
                    <a href=${address('import', one.importId)}>${one.name}</a>
                    <span class="quiet">${say.states[one.state]} ${one.createdAt ? moment(one.createdAt) : ''}</span>
                  </li>`,
              )}
            </ul>
          </section>`}`;
  }

  private importing() {
    const { value, problem } = this.one;
    if (!value) {
      return problem ? failed(problem, () => this.one.again()) : skeleton(4, 'card');
    }
    const open = value.state === 'looked-at' || value.state === 'unrecognised' || value.state === 'interrupted';
    return html`${this.head(value)} ${this.problem ? html`<div class="notice bad" role="alert">
          <p>${this.problem.message}</p>
          <ul>
            ${this.problem.errors.slice(0, REFUSED).map((one) => html`<li>${one.reason}</li>`)}
          </ul>
        </div>` : nothing}
    ${value.state === 'running' || (!open && value.rows != null) ? this.course(value) : nothing} ${this.findings(value.findings ?? [])}
    ${open ? this.mapping(value) : nothing} ${open ? this.preview(value) : nothing}`;
  }

  private get sent(): readonly Sent[] {
    return [{ method: 'GET', path: `/v1/imports/${encodeURIComponent(this.route.id)}` }];
  }

  private head(one: Import) {
    const say = words().imports;
    const ready = one.state === 'looked-at' || one.state === 'interrupted';
    return html`<section class="panel" aria-labelledby="import-title">
      ${panelHead('import-title', (one.files ?? [one.name]).join(', '), this.sent)}
      <p>
        <strong>${say.states[one.state]}</strong>
        <span class="quiet">${one.guessed ? say.guessed : one.layout ? say.layout(one.layout) : ''}</span>
      </p>
      ${one.reason ? html`<p class="notice ${one.state === 'failed' ? 'bad' : ''}">${one.reason}</p>` : nothing}
      <div class="save">
        ${ready
          ? html`<button type="submit" ?disabled=${this.busy} @click=${() => this.act(() => startImport(one.importId))}>${say.start}</button>`
          : nothing}
        ${one.state === 'running'
          ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.act(() => endImport(one.importId))}>${say.cancel}</button>`
          : html`<button type="button" ?disabled=${this.busy} @click=${() => this.act(() => endImport(one.importId))}>${say.forget}</button>`}
        ${one.state === 'done' ? this.whereTo(one) : nothing}
      </div>
    </section>`;
  }

  private whereTo(one: Import) {
    const user = one.preview?.events.map((event) => event['userId']).find((id) => typeof id === 'string');
    return html`<a href=${user ? address('users', String(user)) : address('users')}>${user ? words().start.open(String(user)) : words().nav.users} →</a>`;
  }

  private course(one: Import) {
    const say = words().imports;
    const share = one.state === 'done' ? 1 : (one.progress ?? 0);
    const told = [
      one.state === 'running' && one.stage ? (say.stages[one.stage] ?? one.stage) : '',
      percent(share),
      one.perSecond ? say.rate(number(one.perSecond)) : '',
      one.state === 'running' && one.secondsLeft != null ? words().health.left(duration(Math.max(1, one.secondsLeft))) : '',
    ];
    return html`<section class="panel" aria-labelledby="course-title">
      ${panelHead('course-title', say.course, this.sent)}
      <div class="health">
      <div class="work" role="group" aria-label=${say.course}>
        <p aria-live="polite">${told.filter((part) => part).join(' · ')}</p>
        <div role="progressbar" aria-label=${say.course} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share * 100)}>
          ${bar(share)}
        </div>
      </div>
      <dl class="figures">
        ${this.figure(one.rows, say.rows)} ${this.figure(one.events?.kept ?? one.events?.sent, say.events)}
        ${this.figure(one.items?.kept ?? one.items?.sent, say.items)} ${this.figure(one.rejected, say.rejected)}
      </dl>
      </div>
      ${this.refused(one)}
    </section>`;
  }

  private figure(value: number | null | undefined, name: string) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value == null ? words().state.unknown : number(value)}</dd>
    </div>`;
  }

  private refused({ refused }: Import) {
    return refused && refused.length > 0
      ? html`<h3>${words().health.reasons}</h3>
          <ul class="refusals">
            ${refused
              .slice(0, REFUSED)
              .map(
                (kind) =>
                  html`<li><b class="figure">${number(kind.count)}</b> ${kind.field ? html`<code>${kind.field}</code>` : nothing} ${kind.reason}</li>`,
              )}
          </ul>`
      : nothing;
  }

  private findings(findings: readonly Finding[]) {
    const say = words().imports;
    return findings.length === 0
      ? nothing
      : html`<section class="panel" aria-labelledby="findings-title">
          ${panelHead('findings-title', say.findings, this.sent)}
          <ul class="findings">
            ${findings.map(
              (finding) =>
                html`<li class=${finding.severity}>
                  <b>${say.severities[finding.severity] ?? finding.severity}</b>
                  <span>${finding.file ? html`<code>${finding.file}</code> ` : nothing}${finding.text}</span>
                  ${finding.advice ? html`<span class="quiet">${finding.advice}</span>` : nothing}
                </li>`,
            )}
          </ul>
        </section>`;
  }

  private mapping(one: Import) {
    return html`<section class="panel" aria-labelledby="mapping-title">
      ${panelHead('mapping-title', words().imports.mapping, this.sent)}
      <lethe-mapping
        .import=${one}
        .busy=${this.busy}
        @mapped=${(event: CustomEvent<{ map: string } | string>) => this.act(() => mapImport(one.importId, event.detail))}
      ></lethe-mapping>
    </section>`;
  }

  private preview({ preview }: Import) {
    const say = words().imports;
    if (!preview || preview.events.length + preview.items.length + preview.rejected.length === 0) {
      return nothing;
    }
    return html`<section class="panel" aria-labelledby="preview-title">
      ${panelHead('preview-title', say.preview, this.sent)}
      ${preview.events.length > 0 ? rowsTable(preview.events, say.events) : nothing}
      ${preview.items.length > 0 ? rowsTable(preview.items, say.items) : nothing}
      ${preview.rejected.length > 0 ? rowsTable(preview.rejected as readonly (RefusedRow & Record<string, unknown>)[], say.rejected) : nothing}
    </section>`;
  }

  private async act(ask: () => Promise<Import | undefined>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      const answer = await ask();
      if (answer) {
        this.one.put(answer);
      } else {
        go(address('import'));
      }
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.busy = false;
  }
}
