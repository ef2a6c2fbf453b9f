import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { copy } from '../core/clipboard';
import { Part } from '../core/part';
import { words } from '../words';

const SAID_MILLIS = 2000;

/** Copies a text, and says so for a moment in its own place. */
@customElement('lethe-copy')
export class CopyButton extends Part {
  @property() text = '';
  /** What is copied, in words. */
  @property() what = '';
  /** What it is of, for those who do not see where the button stands. */
  @property() of = '';
  @state() private said: 'copied' | 'notCopied' | undefined;
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  protected override render() {
    const say = words().copy;
    const label = this.what || say.copy;
    return html`<button type="button" class="plain copy ${this.said ?? ''}" ?disabled=${!this.text} @click=${this.copied}>
        <span class="copy-label">${label}${this.of ? html`<span class="hidden">: ${this.of}</span>` : ''}</span>
        <span class="copy-said" aria-hidden="true">${say[this.said ?? 'copied']}</span>
      </button>
      <span class="hidden" role="status">${this.said ? say[this.said] : ''}</span>`;
  }

  private async copied(): Promise<void> {
    this.said = (await copy(this.text)) ? 'copied' : 'notCopied';
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.said = undefined), SAID_MILLIS);
  }
}
