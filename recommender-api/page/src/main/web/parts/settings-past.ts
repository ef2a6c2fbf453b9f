import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Change, Past } from '../api/settings';
import { Part } from '../core/part';
import { words } from '../words';
import { moment } from '../words/format';
import { textOf } from './setting-field';

const CHANGES = 6;

/** What was changed and when, the newest first. Tells `restore` with a version. */
@customElement('lethe-settings-past')
export class SettingsPast extends Part {
  @property({ attribute: false }) past: readonly Past[] = [];
  @property({ attribute: false }) saving = false;

  protected override render() {
    const say = words().settings;
    if (this.past.length === 0) {
      return html`<p class="quiet">${say.noHistory}</p>`;
    }
    return html`<ol class="past">
      ${this.past.map(
        (one) =>
          html`<li>
            <div class="past-head">
              <time datetime=${one.at}>${moment(one.at)}</time>
              <span class="quiet">${say.how[one.how] ?? one.how} · <code>${one.version}</code></span>
              ${one.inForce
                ? html`<span class="setting-mark">${say.inForce}</span>`
                : html`<button
                    type="button"
                    class="plain"
                    ?disabled=${this.saving}
                    aria-label=${`${say.restore}: ${moment(one.at)}, ${one.version}`}
                    @click=${() => this.tell('restore', one.version)}
                  >
                    ${say.restore}
                  </button>`}
            </div>
            ${this.changes(one.changes)}
          </li>`,
      )}
    </ol>`;
  }

  private changes(changes: readonly Change[]) {
    return html`<ul class="changes-list">
      ${changes.slice(0, CHANGES).map(({ path, from, to }) => html`<li><code>${path}</code> ${textOf(from)} → <b>${textOf(to)}</b></li>`)}
      ${changes.length > CHANGES ? html`<li class="quiet">+ ${changes.length - CHANGES}</li>` : nothing}
    </ul>`;
  }
}
