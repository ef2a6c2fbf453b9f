import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem } from '../api/client';
import { status } from '../api/lethe';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';

const FIRST = 1500;
const CALM = 15_000;
const UNEASY = 3000;

/**
 * Says at the lower edge of the window that Lethe is starting, that part of it does not answer, or that it is gone.
 * Takes no room where all is well.
 */
@customElement('lethe-state')
export class StateStrip extends Part {
  @state() private trouble: 'starting' | 'degraded' | 'gone' | undefined;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.later(FIRST);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  private later(millis: number): void {
    this.timer = window.setTimeout(() => void this.look(), millis);
  }

  private async look(): Promise<void> {
    if (document.visibilityState === 'visible') {
      try {
        const { state } = await status();
        this.trouble = state === 'starting' || state === 'degraded' ? state : undefined;
      } catch (error) {
        this.trouble = Problem.of(error).unreachable ? 'gone' : 'degraded';
      }
    }
    if (this.isConnected) {
      this.later(this.trouble ? UNEASY : CALM);
    }
  }

  protected override render() {
    return html`<div class="state-strip" role="status">
      ${this.trouble
        ? html`<p class="notice ${this.trouble === 'starting' ? '' : 'bad'}">
            ${words().state[this.trouble]} <a href=${address('health')}>${words().nav.health}</a>
          </p>`
        : nothing}
    </div>`;
  }
}
