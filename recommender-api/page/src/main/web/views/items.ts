import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { categories, itemOf, next, search, similar, trending } from '../api/lethe';
import type { Categories, Found, CatalogueEntry, Next, ScoredItem, Similar, Trending } from '../api/types';
import { Latest } from '../core/latest';
import { curlOf } from '../core/curl';
import { Part } from '../core/part';
import { address, go, type Route } from '../core/route';
import { failed, skeleton } from '../parts/notice';
import { panelHead } from '../parts/panel-head';
import { words } from '../words';

const FOUND = 24;
const AROUND = 8;

/** Items: search by meaning; an item, what is similar, and what people went on to. */
@customElement('lethe-items')
export class ItemsView extends Part {
  @property({ attribute: false }) route!: Route;
  private readonly known = new Latest<Categories>(this);
  private readonly found = new Latest<Found>(this);
  private readonly popular = new Latest<Trending>(this);
  private readonly item = new Latest<CatalogueEntry>(this);
  private readonly alike = new Latest<Similar>(this);
  private readonly onward = new Latest<Next>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.known.ask((signal) => categories(signal));
  }

  private get q(): string {
    return this.route.params.get('q') ?? '';
  }

  private get category(): string {
    return this.route.params.get('category') ?? '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) {
      return;
    }
    const { id } = this.route;
    if (id) {
      [this.item, this.alike, this.onward].forEach((latest) => latest.forget());
      this.item.ask((signal) => itemOf(id, signal));
      this.alike.ask((signal) => similar(id, AROUND, signal));
      this.onward.ask((signal) => next(id, AROUND, signal));
    } else if (this.q) {
      this.found.ask((signal) => search(this.q, FOUND, { category: this.category || undefined }, signal));
    } else {
      this.found.forget();
      const category = this.category || undefined;
      this.popular.ask((signal) => trending({ window: '30d', category, direction: 'top', limit: FOUND }, signal));
    }
  }

  protected override render() {
    return this.route.id ? this.page() : this.finder();
  }

  private finder() {
    const say = words().items;
    return html`<header class="view-head"><h1>${say.title}</h1></header>
      <form class="search panel" role="search" @submit=${this.searched}>
        <label>
          <span>${say.search}</span>
          <input name="q" type="search" maxlength="300" autocomplete="off" .value=${this.q} aria-describedby="search-hint" />
        </label>
        <label>
          <span>${say.category}</span>
          <select name="category" @change=${(event: Event) => (event.target as HTMLSelectElement).form?.requestSubmit()}>
            <option value="" ?selected=${!this.category}>${say.all}</option>
            ${(this.known.value?.categories ?? []).slice(0, 200).map(
              (category) =>
                html`<option value=${category.name} ?selected=${category.name === this.category}>${category.name} (${category.items})</option>`,
            )}
          </select>
        </label>
        <button type="submit">${say.find}</button>
        <p class="quiet" id="search-hint">${say.hint}</p>
      </form>
      <section class="panel" aria-live="polite">${this.results()}</section>`;
  }

  private results() {
    const say = words().items;
    if (this.q) {
      if (this.found.problem) {
        return failed(this.found.problem, () => this.found.again());
      }
      const found = this.found.value;
      return found
        ? html`${panelHead('found-title', words().try.results(found.q), this.found.sent)}
            ${found.by === 'words' ? html`<p class="notice">${say.byWords}</p>` : nothing} ${this.list(found.items, say.none)}`
        : skeleton(8);
    }
    if (this.popular.problem) {
      return failed(this.popular.problem, () => this.popular.again());
    }
    return html`${panelHead('popular-title', say.popular, this.popular.sent)}
      ${this.popular.value ? this.list(this.popular.value.items, say.none) : skeleton(8)}`;
  }

  private list(items: readonly ScoredItem[], none: string) {
    return items.length === 0
      ? html`<p class="quiet">${none}</p>`
      : html`<ul class="catalogue">
          ${items.map(
            (item) =>
              html`<li>
                <a href=${address('items', item.itemId)}>${item.title}</a>
                <span class="quiet">${item.categories.join(', ')}</span>
              </li>`,
          )}
        </ul>`;
  }

  private page() {
    const say = words().items;
    if (this.item.problem) {
      return html`<p><a href=${address('items')}>← ${say.back}</a></p>
        ${failed(this.item.problem, () => this.item.again())}`;
    }
    const item = this.item.value;
    if (!item) {
      return skeleton(4, 'card');
    }
    return html`<p><a href=${address('items')}>← ${say.back}</a></p>
      <article class="panel">
        <div class="panel-head">
          <h1>${item.title}</h1>
          <span class="panel-tools"><lethe-copy what=${words().copy.curl} of=${item.title} text=${this.item.sent.map(curlOf).join('\n')}></lethe-copy></span>
        </div>
        <p class="quiet">
          ${item.categories.map((category) => html`<a class="term" href=${address('items', '', { category })}>${category}</a>`)}
          ${item.withdrawn ? html`<span class="term">${say.withdrawn}</span>` : nothing}
        </p>
        <p class="text">${item.text}</p>
        ${this.details(item)}
      </article>
      <div class="two">
        <section class="panel" aria-labelledby="similar-title">
          ${panelHead('similar-title', say.similar, this.alike.sent)}
          ${this.around(this.alike.value?.items, this.alike, say.none)}
        </section>
        <section class="panel" aria-labelledby="next-title">
          ${panelHead('next-title', say.next, this.onward.sent)}
          ${this.around(this.onward.value?.items, this.onward, say.nothingNext)}
        </section>
      </div>`;
  }

  private around(items: readonly ScoredItem[] | undefined, latest: Latest<Similar> | Latest<Next>, none: string) {
    if (latest.problem) {
      return failed(latest.problem, () => latest.again());
    }
    return items ? this.list(items, none) : skeleton(6);
  }

  private details(item: CatalogueEntry) {
    const known = Object.entries(item.attributes);
    return known.length === 0
      ? nothing
      : html`<dl class="attributes">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${String(value)}</dd>`)}</dl>`;
  }

  private searched(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    go(address('items', '', { q: String(data.get('q') ?? '').trim(), category: String(data.get('category') ?? '') }));
  }
}
