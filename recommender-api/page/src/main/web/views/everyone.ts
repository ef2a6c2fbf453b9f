import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Part } from '../core/part';
import { address, rewrite, type Route } from '../core/route';
import '../parts/crowd';
import '../parts/health';
import { words } from '../words';

/** What everybody does, and how Lethe itself is. */
@customElement('lethe-everyone')
export class EveryoneView extends Part {
  @property({ attribute: false }) route!: Route;

  protected override render() {
    const { params } = this.route;
    return html`<header class="view-head"><h1>${words().everyone.title}</h1></header>
      <section class="panel" aria-label=${words().everyone.title}>
        <lethe-crowd
          category=${params.get('category') ?? ''}
          window=${params.get('window') ?? ''}
          @asked=${(event: CustomEvent<{ window: string; category: string }>) => this.ask(event.detail)}
        ></lethe-crowd>
      </section>
      <lethe-health></lethe-health>`;
  }

  private ask(asked: { window: string; category: string }): void {
    rewrite(address('everyone', '', asked));
    this.route = { ...this.route, params: new URLSearchParams(asked) };
  }
}
