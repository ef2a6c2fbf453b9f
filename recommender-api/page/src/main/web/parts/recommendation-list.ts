import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Recommendations, Recommended } from '../api/types';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { addend } from '../words/format';
import { skeleton } from './notice';
import './why';

/** What to show, each with its why; and, where another memory was asked for, the list in force beside it with the moves between them. */
@customElement('lethe-recommendations')
export class RecommendationList extends Part {
  @property({ attribute: false }) asked: Recommendations | undefined;
  @property({ attribute: false }) inForce: Recommendations | undefined;

  protected override render() {
    if (!this.asked) {
      return skeleton(6);
    }
    if (this.asked.items.length === 0) {
      return html`<p class="quiet">${words().recommended.empty}</p>`;
    }
    return this.inForce ? this.sideBySide(this.asked, this.inForce) : html`<ol class="items">${this.asked.items.map((item) => this.item(item))}</ol>`;
  }

  private sideBySide(asked: Recommendations, inForce: Recommendations) {
    const entered = asked.items.filter((item) => !item.inForce).length;
    const moved = asked.items.filter((item, index) => item.inForce && item.inForce.rank !== index + 1).length;
    const stays = new Set(asked.items.map((item) => item.itemId));
    return html`<p class="changes">${words().recommended.changes(entered, moved)}</p>
      <div class="beside">
        <section>
          <h4>${words().recommended.inForce}</h4>
          <ol class="items slim">
            ${inForce.items.map(
              (item) =>
                html`<li class=${stays.has(item.itemId) ? '' : 'leaves'}>
                  <span class="item-title">${item.title}</span>
                  ${stays.has(item.itemId) ? nothing : html`<span class="move left">${words().recommended.left}</span>`}
                </li>`,
            )}
          </ol>
        </section>
        <section>
          <h4>${words().recommended.asked}</h4>
          <ol class="items slim">
            ${asked.items.map((item, index) => this.item(item, this.move(item, index + 1)))}
          </ol>
        </section>
      </div>`;
  }

  private item(item: Recommended, move: unknown = nothing) {
    return html`<li>
      <details class="item">
        <summary>
          <span class="item-head">
            <span class="item-title">${item.title}</span>
            ${move}
          </span>
          <span class="item-facts">
            <span class="quiet">${item.categories.join(', ')}</span>
            <span class="why-word" aria-label=${words().recommended.whyItem(item.title)}>${words().recommended.why}</span>
            <span class="figure quiet" title=${words().recommended.score}>${addend(item.score)}</span>
          </span>
        </summary>
        <div class="item-body">
          <lethe-why .item=${item}></lethe-why>
          <p><a href=${address('catalogue', item.itemId)}>${item.title} →</a></p>
        </div>
      </details>
    </li>`;
  }

  private move(item: Recommended, rank: number) {
    const say = words().recommended;
    if (!item.inForce) {
      return html`<span class="move entered">＋ ${say.entered}</span>`;
    }
    const up = item.inForce.rank - rank;
    if (up === 0) {
      return html`<span class="move"><span aria-hidden="true">＝</span><span class="hidden">${say.same}</span></span>`;
    }
    return up > 0
      ? html`<span class="move up">▲ ${say.up(up)}</span>`
      : html`<span class="move down">▼ ${say.down(-up)}</span>`;
  }
}
