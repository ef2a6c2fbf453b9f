import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Listed, Recommendations, RecommendedItem } from '../api/types';
import { numbersShown } from '../core/numbers';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { addend } from '../words/format';
import { Folds } from './folds';
import { skeleton } from './notice';
import './why';

/** In the place of an item's id: whichever comes first. */
export const FIRST = '*';

/**
 * What to show, each with its why; and, where another memory was asked for, the list in force beside it with the moves
 * between them.
 */
@customElement('lethe-recommendations')
export class RecommendationList extends Part {
  @property({ attribute: false }) asked: Recommendations | undefined;
  /**
   * The item whose reasons are open, or {@link FIRST}. Tells `why` with the item whenever somebody opens or closes one.
   */
  @property({ attribute: false }) why: string | undefined;
  private readonly folds = new Folds(this);
  private shown = '';

  protected override render() {
    if (!this.asked) {
      return skeleton(6);
    }
    if (this.asked.items.length === 0) {
      return html`<p class="quiet">${words().recommended.empty}</p>`;
    }
    if (this.asked.inForceItems) {
      return this.sideBySide(this.asked.items, this.asked.inForceItems);
    }
    const opened = this.opened;
    return html`${opened || !this.why || this.why === FIRST
        ? nothing
        : html`<p class="notice" role="status">${words().recommended.notListed(this.why)}</p>`}
      <ol class="items">
        ${this.items(this.asked.items)}
      </ol>`;
  }

  private get opened(): string | undefined {
    const items = this.asked?.items ?? [];
    return this.why === FIRST ? items[0]?.itemId : items.find((item) => item.itemId === this.why)?.itemId;
  }

  protected override willUpdate(): void {
    const opened = this.opened;
    if (opened && this.why !== this.shown) {
      this.folds.unfold(opened);
    }
  }

  /** Brings an explanation that a link leads to into view, once. */
  protected override updated(): void {
    if (this.opened && this.why !== undefined && this.why !== this.shown) {
      this.shown = this.why;
      this.querySelector('details.item[open]')?.scrollIntoView({ block: 'center' });
    }
  }

  private toggled(itemId: string, open: boolean): void {
    if (open || itemId === this.opened) {
      this.shown = open ? itemId : '';
      this.tell('why', open ? itemId : undefined);
    }
  }

  private sideBySide(asked: readonly RecommendedItem[], inForce: readonly Listed[]) {
    const stays = new Set(asked.map((item) => item.itemId));
    return html`<div class="beside">
        <section>
          <h4>${words().recommended.inForce}</h4>
          <ol class="items slim">
            ${inForce.map(
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
            ${this.items(asked, (item, index) => this.move(item, index + 1))}
          </ol>
        </section>
      </div>`;
  }

  private items(items: readonly RecommendedItem[], move: (item: RecommendedItem, index: number) => unknown = () => nothing) {
    return repeat(
      items,
      (item) => item.itemId,
      (item, index) => this.item(item, move(item, index)),
    );
  }

  private item(item: RecommendedItem, move: unknown) {
    const summary = html`<span class="item-head">
        <span class="item-title">${item.title}</span>
        ${move}
      </span>
      <span class="item-facts">
        <span class="quiet">${item.categories.join(', ')}</span>
        <span class="why-word" aria-label=${words().recommended.whyItem(item.title)}>${words().recommended.why}</span>
        ${numbersShown() ? html`<span class="figure quiet" title=${words().recommended.score}>${addend(item.score)}</span>` : nothing}
      </span>`;
    const body = () =>
      html`<div class="item-body">
        <lethe-why .item=${item}></lethe-why>
        <p><a href=${address('items', item.itemId)}>${item.title} →</a></p>
      </div>`;
    const toggled = (open: boolean) => this.toggled(item.itemId, open);
    return html`<li>${this.folds.fold({ key: item.itemId, kind: 'item', summary, body, toggled })}</li>`;
  }

  private move(item: RecommendedItem, rank: number) {
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

/** How many items are new against the list in force, and how many have moved. */
export function movesOf(list: Recommendations): [entered: number, moved: number] {
  const entered = list.items.filter((item) => !item.inForce).length;
  const moved = list.items.filter((item, index) => item.inForce && item.inForce.rank !== index + 1).length;
  return [entered, moved];
}
