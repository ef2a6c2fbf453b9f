import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { InForce, Interest, Trend } from '../api/types';
import { numbersShown } from '../core/numbers';
import { Part } from '../core/part';
import { words } from '../words';
import { addend, date, percent } from '../words/format';
import { halfLifeOf } from '../words/sentences';
import { bar } from './bar';
import './event-table';
import { Folds } from './folds';
import { skeleton } from './notice';
import { sparkline } from './sparkline';

const MOST = 20;
const ICONS: Record<Trend, string> = { rising: '↗', steady: '→', fading: '↘', faded: '↓', revived: '↻' };

/**
 * Interests at a time, the strongest first; each opens to the events behind it, whose contributions add up to its
 * strength.
 */
@customElement('lethe-interests')
export class InterestList extends Part {
  @property({ attribute: false }) interests: readonly Interest[] | undefined;
  /** The shares before something happened, so that what moved is marked. */
  @property({ attribute: false }) sharesBefore: ReadonlyMap<string, number> | undefined;
  @property({ attribute: false }) colours: ReadonlyMap<string, number> = new Map();
  @property({ attribute: false }) courses: ReadonlyMap<string, readonly number[]> = new Map();
  @property({ attribute: false }) labels: ReadonlyMap<string, string> = new Map();
  private readonly folds = new Folds(this);

  protected override render() {
    if (!this.interests) {
      return skeleton(3, 'card');
    }
    if (this.interests.length === 0) {
      return html`<p class="quiet">${words().interests.none}</p>`;
    }
    const most = Math.max(
      1e-9,
      ...this.interests.map((interest) => Math.max(interest.strength, interest.inForce?.strength ?? 0)),
    );
    return html`<ul class="interests">
      ${repeat(
        this.interests.slice(0, MOST),
        (interest) => interest.interestId,
        (interest) => this.interest(interest, most),
      )}
    </ul>`;
  }

  private interest(interest: Interest, most: number) {
    const colour = this.colours.has(interest.interestId) ? `c${this.colours.get(interest.interestId)}` : 'other';
    const label = this.labels.get(interest.interestId) ?? interest.label;
    const summary = html`<span class="interest-head">
        <span class="swatch ${colour}" aria-hidden="true"></span>
        <span class="interest-label">${label}</span>
        ${this.trend(interest.trend)}
        <span class="interest-course">${sparkline(this.courses.get(interest.interestId) ?? [], colour)}</span>
      </span>
      ${bar(interest.strength / most, colour, interest.inForce && interest.inForce.strength / most)}
      <span class="interest-facts">
        <span><b>${percent(interest.share)}</b></span>
        <span>${halfLifeOf(interest)}</span>
        ${this.moved(interest)} ${interest.inForce ? this.inForce(interest.inForce) : nothing}
        ${numbersShown() ? html`<span class="strength">${words().interests.strength} <b>${addend(interest.strength)}</b></span>` : nothing}
      </span>`;
    return html`<li>
      ${this.folds.fold({
        key: interest.interestId,
        kind: 'interest',
        summary,
        body: () => this.body(interest, label),
        toggled: (open) => this.tell('chosen', open ? interest.interestId : undefined),
      })}
    </li>`;
  }

  private body(interest: Interest, label: string) {
    const terms = interest.terms.filter((term) => !label.includes(term)).slice(0, 5);
    return html`<div class="interest-body">
      <p class="sentence">${interest.explanation}</p>
      ${terms.length > 0 ? html`<p class="terms">${terms.map((term) => html`<span class="term">${term}</span>`)}</p>` : nothing}
      <p class="quiet">${words().interests.since(date(interest.firstSeen), date(interest.lastSeen))}</p>
      <h4>${words().interests.behind}</h4>
      <lethe-events .events=${interest.events} .total=${interest.strength} caption=${words().interests.behind}></lethe-events>
    </div>`;
  }

  private trend(trend: Trend) {
    return html`<span class="trend ${trend}"><span aria-hidden="true">${ICONS[trend]}</span> ${words().interests.trends[trend]}</span>`;
  }

  private inForce(inForce: InForce) {
    const now = numbersShown() ? `${percent(inForce.share)} (${addend(inForce.strength)})` : percent(inForce.share);
    return html`<span class="before-word">${words().interests.before(now)}</span>`;
  }

  /** By how much an interest's share has just moved. */
  private moved(interest: Interest) {
    const before = this.sharesBefore?.get(interest.interestId);
    if (this.sharesBefore === undefined || (before !== undefined && Math.abs(interest.share - before) < 0.005)) {
      return nothing;
    }
    const up = before === undefined || interest.share > before;
    return html`<span class="move ${up ? 'up' : 'down'}"
      >${before === undefined ? `＋ ${words().recommended.entered}` : `${up ? '▲' : '▼'} ${percent(Math.abs(interest.share - before))}`}</span
    >`;
  }
}
