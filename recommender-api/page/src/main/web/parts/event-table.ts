import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onTitles, titleOf, wantTitles } from '../api/titles';
import type { Event as Occurrence } from '../api/types';
import { numbersShown } from '../core/numbers';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { addend, duration, moment, percent } from '../words/format';

const FIRST = 8;
const MOST = 50;

/** The events behind a figure: what they were, how old they are, what they weighed and what they still count. */
@customElement('lethe-events')
export class EventTable extends Part {
  @property({ attribute: false }) events: readonly Occurrence[] = [];
  /** What the contributions add up to; undefined where that is known by the contributions alone. */
  @property({ attribute: false }) total: number | undefined;
  @property() caption = '';
  @state() private all = false;
  private silence: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.silence = onTitles(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.silence?.();
  }

  private get shown(): readonly Occurrence[] {
    return this.events.slice(0, this.all ? MOST : FIRST);
  }

  private get whole(): number {
    return this.total ?? this.events.reduce((sum, event) => sum + event.contribution, 0);
  }

  protected override render() {
    const shown = this.shown;
    wantTitles(shown.filter((event) => event.title === undefined).map((event) => event.itemId));
    const say = words().events;
    const numbers = numbersShown();
    const rest = this.events.length - shown.length;
    return html`<table class="events">
        <caption class="hidden">${this.caption}</caption>
        <thead>
          <tr>
            <th scope="col">${say.type}</th>
            <th scope="col" class="figure">${say.share}</th>
            <th scope="col" class="figure">${say.age}</th>
            ${numbers
              ? html`<th scope="col" class="figure wide">${say.weight}</th>
                  <th scope="col" class="figure">${say.contribution}</th>`
              : nothing}
          </tr>
        </thead>
        <tbody>
          ${shown.map((event) => this.row(event, numbers))} ${rest > 0 ? this.others(shown.length, numbers) : nothing}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.total === undefined || !numbers ? words().interests.whole : words().interests.sum}</th>
            <td class="figure">${this.share(this.whole)}</td>
            <td></td>
            ${numbers
              ? html`<td class="wide"></td>
                  <td class="figure">${addend(this.whole)}</td>`
              : nothing}
          </tr>
        </tfoot>
      </table>
      ${rest > 0 && !this.all
        ? html`<button type="button" class="plain" @click=${() => (this.all = true)}>
            ${words().interests.more(this.events.length)}
          </button>`
        : nothing}`;
  }

  private others(from: number, numbers: boolean) {
    const sum = this.events.slice(from).reduce((total, event) => total + event.contribution, 0);
    return html`<tr class="quiet">
      <td>+ ${this.events.length - from}</td>
      <td class="figure">${this.share(sum)}</td>
      <td></td>
      ${numbers
        ? html`<td class="wide"></td>
            <td class="figure">${addend(sum)}</td>`
        : nothing}
    </tr>`;
  }

  private row(event: Occurrence, numbers: boolean) {
    const say = words().events;
    return html`<tr>
      <td>
        <span class="what">${words().types[event.type] ?? event.type}${event.count > 1 ? ` ${say.times(event.count)}` : ''}</span>
        ${event.itemId
          ? html`<a href=${address('items', event.itemId)}>${event.title ?? titleOf(event.itemId)}</a>`
          : event.text
            ? html`<q>${event.text}</q>`
            : nothing}
      </td>
      <td class="figure"><b>${this.share(event.contribution)}</b></td>
      <td class="figure"><time datetime=${event.timestamp} title=${moment(event.timestamp)}>${duration(event.ageSeconds)}</time></td>
      ${numbers
        ? html`<td class="figure wide">${addend(event.weight)}</td>
            <td class="figure">${addend(event.contribution)}</td>`
        : nothing}
    </tr>`;
  }

  private share(contribution: number): string {
    const whole = this.whole;
    return Math.abs(whole) > 1e-12 ? percent(contribution / whole) : words().state.unknown;
  }
}
