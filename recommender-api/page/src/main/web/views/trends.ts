import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Part } from '../core/part';
import { address, go, rewrite, type Route } from '../core/route';
import '../parts/crowd';
import { words } from '../words';

/** What everybody does, and the way to any item. */
@customElement('lethe-trends')
export class TrendsView extends Part {
  @property({ attribute: false }) route!: Route;

  protected override render() {
    const { params } = this.route;
    return html`<header class="view-head">
        <div>
          <h1>${words().trends.title}</h1>
          <p class="lead">${words().trends.lead}</p>
        </div>
        <form class="search" role="search" @submit=${this.searched}>
          <label>
            <span>${words().items.search}</span>
            <input name="q" type="search" maxlength="300" autocomplete="off" required placeholder=${words().try.wordsHint} />
          </label>
          <button type="submit">${words().items.find}</button>
        </form>
      </header>
      <lethe-crowd
        category=${params.get('category') ?? ''}
        window=${params.get('window') ?? ''}
        @asked=${(event: CustomEvent<{ window: string; category: string }>) => this.ask(event.detail)}
      ></lethe-crowd>`;
  }

  private ask(asked: { window: string; category: string }): void {
    rewrite(address('trends', '', asked));
    this.route = { ...this.route, params: new URLSearchParams(asked) };
  }

  private searched(event: SubmitEvent): void {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    if (q) {
      go(address('items', '', { q }));
    }
  }
}
