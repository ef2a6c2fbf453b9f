import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { categories, trending } from '../api/lethe';
import { learnTitles } from '../api/titles';
import type { Categories, Direction, Trending } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { addend } from '../words/format';
import { bar } from './bar';
import { failed, skeleton } from './notice';
import { panelHead } from './panel-head';

const LIMIT = 10;
const windows = ['1d', '7d', '30d', '90d'] as const;
type Window = (typeof windows)[number];
const directions = ['top', 'rising', 'fading'] as const;

/** What the crowd does: most, rising and fading items, by category and window. Tells `asked` with both. */
@customElement('lethe-crowd')
export class Crowd extends Part {
  @property() category = '';
  @property() window = '';
  private readonly known = new Latest<Categories>(this);
  private readonly lists: Record<Direction, Latest<Trending>> = {
    top: new Latest<Trending>(this),
    rising: new Latest<Trending>(this),
    fading: new Latest<Trending>(this),
  };
  private asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.known.ask((signal) => categories(signal));
  }

  private get span(): Window {
    return windows.find((known) => known === this.window) ?? '30d';
  }

  protected override willUpdate(): void {
    const asked = `${this.span} ${this.category}`;
    if (asked !== this.asked) {
      this.asked = asked;
      for (const direction of directions) {
        this.lists[direction].ask((signal) => this.load(direction, signal));
      }
    }
  }

  private async load(direction: Direction, signal: AbortSignal): Promise<Trending> {
    const answer = await trending(
      { window: this.span, category: this.category || undefined, direction, limit: LIMIT },
      signal,
    );
    learnTitles(answer.items);
    return answer;
  }

  protected override render() {
    const say = words().trends;
    return html`<div class="crowd-choice">
        <fieldset class="windows">
          <legend>${say.window}</legend>
          ${windows.map(
            (known) =>
              html`<button type="button" aria-pressed=${known === this.span ? 'true' : 'false'} @click=${() => this.choose(known, this.category)}>
                ${say.windows[known]}
              </button>`,
          )}
        </fieldset>
        <label>
          <span>${words().items.category}</span>
          <select @change=${(event: Event) => this.choose(this.span, (event.target as HTMLSelectElement).value)}>
            <option value="" ?selected=${!this.category}>${words().items.all}</option>
            ${(this.known.value?.categories ?? []).slice(0, 200).map(
              ({ name, items }) => html`<option value=${name} ?selected=${name === this.category}>${name} (${items})</option>`,
            )}
          </select>
        </label>
      </div>
      <div class="three">
        ${directions.map(
          (direction) =>
            html`<section class="panel" aria-labelledby="crowd-${direction}">
              ${panelHead(`crowd-${direction}`, say[direction], this.lists[direction].sent)}
              <p class="quiet sorted-by">${say.by[direction]}</p>
              ${this.list(direction)}
            </section>`,
        )}
      </div>`;
  }

  private list(direction: Direction) {
    const latest = this.lists[direction];
    if (latest.problem) {
      return failed(latest.problem, () => latest.again());
    }
    const items = latest.value?.items;
    if (!items) {
      return skeleton(LIMIT);
    }
    if (items.length === 0) {
      return html`<p class="quiet">${words().trends.none}</p>`;
    }
    const most = Math.max(1e-9, ...items.map((item) => Math.abs(item.score)));
    return html`<ol class="crowd">
      ${items.map(
        (item) =>
          html`<li>
            <a href=${address('items', item.itemId)}>${item.title}</a>
            ${bar(Math.abs(item.score) / most)}
            <span class="quiet">
              ${words().trends.score[direction]} ${addend(item.score)} · ${words().trends.events(item.events, item.eventsBefore)}
            </span>
          </li>`,
      )}
    </ol>`;
  }

  private choose(window: Window, category: string): void {
    this.tell('asked', { window, category });
  }
}
