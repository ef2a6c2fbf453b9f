import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Part } from '../core/part';
import { address } from '../core/route';
import { isDefaultTenant, tenant } from '../core/tenant';
import { words } from '../words';
import './copy-button';
import './drop-zone';

const SOMEBODY = 'you';
const DEMO = './lethe run --data demo --demo';

/** How to begin where there is no data: a file, the demo, or three lines of curl. */
@customElement('lethe-first-steps')
export class FirstSteps extends Part {
  protected override render() {
    const say = words().start;
    return html`<section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">${say.empty}</h2>
      <p class="quiet">${say.emptyHint}</p>
      <ol class="ways">
        <li class="panel">
          <h3>${say.fromFile}</h3>
          <p class="quiet">${say.fromFileHint}</p>
          <lethe-drop></lethe-drop>
        </li>
        <li class="panel">
          <h3>${say.demo}</h3>
          <p class="quiet">${say.demoHint}</p>
          ${this.command(DEMO, say.demo)}
        </li>
        <li class="panel">
          <h3>${say.byHand}</h3>
          <p class="quiet">${say.byHandHint}</p>
          ${this.command(firstCalls(window.location.origin), say.byHand)}
          <p><a href=${address('users', SOMEBODY)}>${words().start.open(SOMEBODY)} →</a></p>
        </li>
      </ol>
    </section>`;
  }

  private command(text: string, of: string) {
    return html`<div class="command">
      <pre tabindex="0" aria-label=${of}>${text}</pre>
      <lethe-copy .text=${text} .of=${of}></lethe-copy>
    </div>`;
  }
}

/** An item, an event, and the question. */
function firstCalls(origin: string): string {
  const whose = isDefaultTenant ? '' : ` -H 'Lethe-Tenant: ${tenant}'`;
  const json = `-H 'Content-Type: application/json'${whose}`;
  return [
    `curl ${origin}/v1/items ${json} -d '{"itemId": "oar", "title": "An oar of ash", "text": "For rowing on lakes and rivers"}'`,
    `curl ${origin}/v1/events ${json} -d '{"userId": "${SOMEBODY}", "type": "purchase", "itemId": "oar"}'`,
    `sleep 1; curl '${origin}/v1/users/${SOMEBODY}/interests'${whose}`,
  ].join('\n');
}
