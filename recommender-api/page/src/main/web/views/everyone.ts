import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Part } from '../core/part';
import type { Route } from '../core/route';
import { words } from '../words';

/** What everybody does, and how Lethe itself is. */
@customElement('lethe-everyone')
export class EveryoneView extends Part {
  @property({ attribute: false }) route!: Route;

  protected override render() {
    return html`<header class="view-head"><h1>${words().everyone.title}</h1></header>`;
  }
}
