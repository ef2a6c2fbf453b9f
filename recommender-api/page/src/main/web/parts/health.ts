import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { deadLetters, status } from '../api/lethe';
import { Problem } from '../api/client';
import type { DeadLetters, Status } from '../api/types';
import { Part } from '../core/part';
import { Polling } from '../core/polling';
import { words } from '../words';
import { clock, duration, latency, moment, number } from '../words/format';
import { bar } from './bar';
import { failed, skeleton } from './notice';
import { rateChart } from './rate-chart';

const LETTERS = 20;

/** How Lethe itself is: what comes in, what waits, how fresh answers are, what was refused and why. Asked for every second. */
@customElement('lethe-health')
export class Health extends Part {
  @state() private status: Status | undefined;
  @state() private letters: DeadLetters | undefined;
  @state() private problem: Problem | undefined;
  private refused = -1;
  private readonly polling = new Polling(this, 1000, () => this.look());

  private async look(): Promise<void> {
    try {
      const now = await status();
      this.status = now;
      this.problem = undefined;
      const refused = now.events.rejected;
      if (refused !== this.refused) {
        this.letters = await deadLetters(LETTERS);
        this.refused = refused;
      }
    } catch (error) {
      this.problem = Problem.of(error);
    }
  }

  protected override render() {
    const say = words().everyone;
    return html`<section class="panel" aria-labelledby="health-title">
        <h2 id="health-title">${say.health}</h2>
        ${this.problem ? failed(this.problem, () => this.polling.hostConnected()) : nothing}
        ${this.status ? this.figures(this.status) : skeleton(3, 'card')}
      </section>
      <section class="panel" aria-labelledby="letters-title">
        <h2 id="letters-title">${say.letters}</h2>
        ${this.letters && this.status ? this.refusals(this.letters, this.status.events.reasons) : skeleton(2)}
      </section>`;
  }

  private figures(status: Status) {
    const say = words().everyone;
    const { events, freshness } = status;
    return html`<div class="health">
      ${status.work ? this.work(status.work) : nothing}
      <dl class="figures">
        ${this.figure(say.states[status.state] ?? status.state, words().everyone.stepState)}
        ${this.figure(number(events.perSecond, events.perSecond < 10 ? 1 : 0), say.perSecond)}
        ${this.figure(number(events.accepted), say.accepted)}
        ${this.figure(number(events.rejected), say.rejected, events.deadLettered ? say.ofThem(number(events.deadLettered)) : '')}
        ${freshness.p50Millis === undefined || freshness.samples === 0
          ? this.figure('–', say.freshness, say.noFreshness)
          : this.figure(latency(freshness.p50Millis), say.freshness, say.freshnessHint(latency(freshness.p99Millis ?? 0)))}
        ${this.figure(number(status.users), say.users)} ${this.figure(number(status.items), say.items)}
      </dl>
      ${rateChart(events.lastMinutes, say.lastMinutes)}
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">${say.step}</th>
            <th scope="col">${say.stepState}</th>
            <th scope="col" class="figure">${say.lag}</th>
          </tr>
        </thead>
        <tbody>
          ${status.steps.map(
            (step) =>
              html`<tr>
                <th scope="row">${say.steps[step.name] ?? step.name}</th>
                <td>${say.stepStates[step.state] ?? step.state}</td>
                <td class="figure">${step.lag === undefined ? '?' : number(step.lag)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="quiet">${say.asOf(clock(status.at))}</p>
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
    const say = words().everyone;
    const done = Math.max(0, work.total - work.waiting);
    return html`<div class="work" role="group" aria-label=${say.importing}>
      <p><strong>${say.importing}</strong> ${say.progress(number(done), number(work.total))}${work.secondsLeft === undefined
          ? nothing
          : html` · ${say.left(duration(work.secondsLeft))}`}</p>
      <div role="progressbar" aria-label=${say.importing} aria-valuemin="0" aria-valuemax=${work.total} aria-valuenow=${done}>
        ${bar(work.total > 0 ? done / work.total : 0)}
      </div>
    </div>`;
  }

  private refusals(letters: DeadLetters, reasons: Status['events']['reasons']) {
    const say = words().everyone;
    if (letters.deadLetters.length === 0 && reasons.length === 0) {
      return html`<p class="quiet">${say.noLetters}</p>`;
    }
    return html`<h3>${say.reasons}</h3>
      <ul class="refusals">
        ${reasons.slice(0, LETTERS).map(
          (one) => html`<li><b class="figure">${number(one.count)}</b> ${one.field ? html`<code>${one.field}</code>` : nothing} ${one.reason}</li>`,
        )}
      </ul>
      <ul class="letters">
        ${letters.deadLetters.map(
          (letter) =>
            html`<li>
              <details>
                <summary>${moment(letter.at)} <code>${letter.topic}</code> ${letter.reason}</summary>
                <pre tabindex="0">${letter.excerpt}</pre>
              </details>
            </li>`,
        )}
      </ul>`;
  }
}
