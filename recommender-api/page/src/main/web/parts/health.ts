import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem, type Sent } from '../api/client';
import { deadLetters, status } from '../api/lethe';
import type { DeadLettersAnswer, Status, Step } from '../api/types';
import { Part } from '../core/part';
import { Polling } from '../core/polling';
import { words } from '../words';
import { clock, duration, latency, number } from '../words/format';
import { bar } from './bar';
import { failed, skeleton } from './notice';
import { panelHead } from './panel-head';
import { rateChart } from './rate-chart';
import './refused';

const LETTERS = 20;
const STATUS: readonly Sent[] = [{ method: 'GET', path: '/v1/status' }];

/**
 * How Lethe is: what waits against how much may, what was refused and why, then what comes in and how fresh answers
 * are. Asked for every second.
 */
@customElement('lethe-health')
export class Health extends Part {
  @state() private status: Status | undefined;
  @state() private letters: DeadLettersAnswer | undefined;
  @state() private problem: Problem | undefined;
  @state() private lettersProblem: Problem | undefined;
  private refused = -1;
  private readonly polling = new Polling(this, 1000, () => this.look());

  private async look(): Promise<void> {
    try {
      const now = await status();
      this.status = now;
      this.problem = undefined;
    } catch (error) {
      this.problem = Problem.of(error);
    }
    await this.lookAtLetters(this.status?.events?.rejected ?? undefined);
  }

  private async lookAtLetters(refused: number | undefined): Promise<void> {
    if (this.letters && refused === this.refused) {
      return;
    }
    try {
      this.letters = await deadLetters(LETTERS);
      this.lettersProblem = undefined;
      this.refused = refused ?? -1;
    } catch (error) {
      this.lettersProblem = Problem.of(error);
    }
  }

  protected override render() {
    const say = words().health;
    if (!(this.status ?? this.problem) || !(this.letters ?? this.lettersProblem)) {
      return skeleton(6, 'card');
    }
    return html`<section class="panel" aria-labelledby="lag-title">
        ${panelHead('lag-title', say.lag, STATUS)} ${this.problem ? failed(this.problem, () => this.polling.hostConnected()) : nothing}
        ${this.status ? this.steps(this.status) : skeleton(4)}
      </section>
      <section class="panel" aria-labelledby="letters-title">
        ${panelHead('letters-title', say.refused, [{ method: 'GET', path: `/v1/dead-letters?limit=${LETTERS}` }])}
        ${this.lettersProblem ? html`<p class="notice">${say.lettersUnknown} ${this.lettersProblem.message}</p>` : nothing}
        ${this.letters
          ? html`<lethe-refused .letters=${this.letters} .counted=${this.status?.events ?? undefined}></lethe-refused>`
          : this.lettersProblem
            ? nothing
            : skeleton(2)}
      </section>
      <section class="panel" aria-labelledby="figures-title">
        ${panelHead('figures-title', say.figures, STATUS)} ${this.status ? this.figures(this.status) : skeleton(2, 'card')}
      </section>`;
  }

  private steps(status: Status) {
    const say = words().health;
    const threshold = status.steps.find((step) => step.threshold != null)?.threshold;
    return html`<div class="health">
      <p class="health-state ${status.state}"><strong>${say.states[status.state] ?? status.state}</strong> <span class="quiet">${say.asOf(clock(status.at))}</span></p>
      ${status.note ? html`<p class="notice">${status.note}</p>` : nothing}
      ${status.work ? this.work(status.work) : nothing}
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">${say.step}</th>
            <th scope="col" class="figure">${say.waiting}</th>
            <th scope="col" class="figure">${say.threshold}</th>
            <th scope="col" class="wide"></th>
            <th scope="col">${say.state}</th>
          </tr>
        </thead>
        <tbody>
          ${status.steps.map((step) => this.step(step))}
        </tbody>
      </table>
      ${threshold == null ? nothing : html`<p class="quiet">${say.thresholdHint(number(threshold))}</p>`}
    </div>`;
  }

  private step(step: Step) {
    const say = words().health;
    const { lag, threshold } = step;
    const behind = lag != null && threshold != null && lag >= threshold;
    const known = lag == null || threshold == null ? nothing : html`<span class="lag ${behind ? 'behind' : 'fine'}">${behind ? say.behind : say.fine}</span> · `;
    return html`<tr>
      <th scope="row">${say.steps[step.name] ?? step.name}</th>
      <td class="figure lag-value">${lag == null ? words().state.unknown : number(lag)}</td>
      <td class="figure">${threshold == null ? words().state.unknown : number(threshold)}</td>
      <td class="wide lag-bar">${lag == null || threshold == null ? nothing : bar(lag / threshold, behind ? 'minus' : '')}</td>
      <td>${known}${say.stepStates[step.state] ?? step.state}</td>
    </tr>`;
  }

  private figures(status: Status) {
    const say = words().health;
    const { events, freshness } = status;
    const counted = (value: number | null | undefined, digits = 0) =>
      value == null ? words().state.unknown : number(value, digits);
    const fresh = freshness?.p50Millis != null && freshness.samples > 0;
    return html`<div class="health">
      <dl class="figures">
        ${this.figure(counted(events?.perSecond, (events?.perSecond ?? 0) < 10 ? 1 : 0), say.perSecond)}
        ${this.figure(counted(events?.accepted), say.accepted)}
        ${this.figure(counted(events?.rejected), say.rejected, events?.deadLettered ? say.ofThem(number(events.deadLettered)) : '')}
        ${fresh
          ? this.figure(latency(freshness.p50Millis ?? 0), say.freshness, say.freshnessHint(latency(freshness.p99Millis ?? 0)))
          : this.figure(words().state.unknown, say.freshness, freshness ? say.noFreshness : '')}
        ${this.figure(counted(status.users), say.users)} ${this.figure(counted(status.items), say.items)}
      </dl>
      ${rateChart(events?.lastMinutes ?? [], say.lastMinutes)}
    </div>`;
  }

  private figure(value: string, name: string, hint = '') {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
      ${hint ? html`<dd class="quiet hint">${hint}</dd>` : nothing}
    </div>`;
  }

  private work(work: NonNullable<Status['work']>) {
    const say = words().health;
    const done = Math.max(0, work.total - work.waiting);
    return html`<div class="work" role="group" aria-label=${say.importing}>
      <p><strong>${say.importing}</strong> ${say.progress(number(done), number(work.total))}${work.secondsLeft == null
          ? nothing
          : html` · ${say.left(duration(work.secondsLeft))}`}</p>
      <div role="progressbar" aria-label=${say.importing} aria-valuemin="0" aria-valuemax=${work.total} aria-valuenow=${done}>
        ${bar(work.total > 0 ? done / work.total : 0)}
      </div>
    </div>`;
  }
}
