import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onTitles, titleOf, wantTitles } from '../api/titles';
import type { Occurrence } from '../api/types';
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
  /** What the contributions add up to, shown below them; undefined where they are only some of the reasons. */
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

  protected override render() {
    const shown = this.shown;
    wantTitles(shown.map((event) => event.itemId));
    const say = words().events;
    const rest = this.events.length - shown.length;
    return html`<table class="events">
        <caption class="hidden">${this.caption}</caption>
        <thead>
          <tr>
            <th scope="col">${say.type}</th>
            <th scope="col" class="figure">${say.age}</th>
            <th scope="col" class="figure wide">${say.weight}</th>
            <th scope="col" class="figure">${say.contribution}</th>
            ${this.total === undefined ? nothing : html`<th scope="col" class="figure">${say.share}</th>`}
          </tr>
        </thead>
        <tbody>
          ${shown.map((event) => this.row(event))} ${rest > 0 ? this.others(shown.length) : nothing}
        </tbody>
        ${this.total === undefined
          ? nothing
          : html`<tfoot>
              <tr>
                <th scope="row">${words().interests.sum}</th>
                <td></td>
                <td class="wide"></td>
                <td class="figure">${addend(this.total)}</td>
                <td class="figure"></td>
              </tr>
            </tfoot>`}
      </table>
      ${rest > 0 && !this.all
        ? html`<button type="button" class="plain" @click=${() => (this.all = true)}>
            ${words().interests.more(this.events.length)}
          </button>`
        : nothing}`;
  }

  private others(from: number) {
    const sum = this.events.slice(from).reduce((total, event) => total + event.contribution, 0);
    return html`<tr class="quiet">
      <td>+ ${this.events.length - from}</td>
      <td></td>
      <td class="wide"></td>
      <td class="figure">${addend(sum)}</td>
      ${this.total === undefined ? nothing : html`<td class="figure">${this.share(sum)}</td>`}
    </tr>`;
  }

  private row(event: Occurrence) {
    const say = words().events;
    return html`<tr>
      <td>
        <span class="what">${words().types[event.type] ?? event.type}${event.count > 1 ? ` ${say.times(event.count)}` : ''}</span>
        ${event.itemId
          ? html`<a href=${address('catalogue', event.itemId)}>${titleOf(event.itemId)}</a>`
          : event.text
            ? html`<q>${event.text}</q>`
            : nothing}
      </td>
      <td class="figure"><time datetime=${event.timestamp} title=${moment(event.timestamp)}>${duration(event.ageSeconds)}</time></td>
      <td class="figure wide">${addend(event.weight)}</td>
      <td class="figure">${addend(event.contribution)}</td>
      ${this.total === undefined ? nothing : html`<td class="figure">${this.share(event.contribution)}</td>`}
    </tr>`;
  }

  private share(contribution: number): string {
    return this.total ? percent(contribution / this.total) : '';
  }
}
