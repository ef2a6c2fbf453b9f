import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sent } from '../api/client';
import { curlOf } from '../core/curl';
import { Part } from '../core/part';
import { words } from '../words';
import { date, duration } from '../words/format';
import './copy-button';
import './river';
import type { Mark, RiverShape } from './river-shape';

/**
 * The river with what is said about it: the time under the cursor, whether it follows what happens, and the dates that
 * something faded or came back. Tells `cursor` as the river does.
 */
@customElement('lethe-river-panel')
export class RiverPanel extends Part {
  @property({ attribute: false }) shape: RiverShape | undefined;
  @property({ attribute: false }) cursor: number | undefined;
  @property({ attribute: false }) chosen: string | undefined;
  /** The time under the cursor, in words. */
  @property({ attribute: false }) when = '';
  @property({ attribute: false }) live = false;
  /** Whether the past is known, or could not be had. */
  @property({ attribute: false }) known = false;
  @property({ attribute: false }) failed = false;
  /** Whether lines show what the settings in force make of it. */
  @property({ attribute: false }) ghosts = false;
  @property({ attribute: false }) sent: readonly Sent[] = [];

  protected override render() {
    const say = words().river;
    return html`<section class="panel river-panel" aria-labelledby="river-title">
      <div class="river-head">
        <h2 id="river-title">${say.title}</h2>
        <span class="when">${this.when}</span>
        <span class="live ${this.live ? 'on' : ''}">${this.live ? words().state.live : words().state.notLive}</span>
        <button type="button" ?disabled=${this.cursor === undefined} @click=${() => this.moveTo(undefined)}>
          ${words().user.backToNow}
        </button>
        <lethe-copy what=${words().copy.curl} of=${say.title} text=${this.sent.map(curlOf).join('\n')}></lethe-copy>
      </div>
      ${this.failed ? html`<p class="notice quiet">${say.unavailable}</p>` : nothing}
      <lethe-river .shape=${this.shape} .cursor=${this.cursor} .chosen=${this.chosen}></lethe-river>
      <p class="quiet" id="river-hint">${say.hint}${this.ghosts ? ` ${say.ghost}.` : ''}</p>
      ${this.marks()}
    </section>`;
  }

  private marks() {
    const marks = this.shape?.marks ?? [];
    return html`<div class="marks">
      <h3>${words().river.marks}</h3>
      ${marks.length === 0
        ? html`<p class="quiet">${this.known ? words().river.noMarks : ' '}</p>`
        : html`<ul>
            ${marks.map(
              (mark) =>
                html`<li>
                  <button type="button" class="plain ${mark.kind}" @click=${() => this.moveTo(mark.time)}>${textOf(mark)}</button>
                </li>`,
            )}
          </ul>`}
    </div>`;
  }

  private moveTo(time: number | undefined): void {
    this.tell('cursor', time);
  }
}

function textOf(mark: Mark): string {
  return mark.kind === 'faded'
    ? words().river.fadedOn(mark.label, date(mark.time))
    : words().river.backOn(mark.label, date(mark.time), duration(mark.pauseSeconds ?? 0));
}
