import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Part } from '../core/part';
import '../parts/health';
import { words } from '../words';

/** How this Lethe is. */
@customElement('lethe-health-view')
export class HealthView extends Part {
  protected override render() {
    return html`<header class="view-head"><h1>${words().health.title}</h1></header>
      <lethe-health></lethe-health>`;
  }
}
