import { svg, html, type TemplateResult } from 'lit';
import { words } from '../words';

const WIDTH = 600;
const HEIGHT = 96;
const SLOTS = 60;

export interface Tick {
  readonly accepted: number;
  readonly rejected: number;
}

/**
 * Events over equal spans of time, the newest at the right: what was accepted as bars, what was refused on top of them.
 */
export function rateChart(ticks: readonly Tick[], label: string): TemplateResult {
  const most = Math.max(1, ...ticks.map((tick) => tick.accepted + tick.rejected));
  const step = WIDTH / Math.max(SLOTS, ticks.length);
  const start = WIDTH - ticks.length * step;
  const bars = ticks.map((tick, index) => {
    const accepted = (tick.accepted / most) * (HEIGHT - 4);
    const rejected = (tick.rejected / most) * (HEIGHT - 4);
    const x = start + index * step + 1;
    const width = Math.max(1, step - 2);
    return svg`<rect class="accepted" x=${x} y=${HEIGHT - accepted} width=${width} height=${accepted} />
      <rect class="rejected" x=${x} y=${HEIGHT - accepted - rejected} width=${width} height=${rejected} />`;
  });
  return html`<figure class="rate">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" width="100%" height=${HEIGHT} role="img" aria-label=${label}>
      ${bars}
      <line class="bed" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT} />
    </svg>
    <figcaption class="quiet">
      ${label} · <span class="key accepted">${words().health.accepted}</span> <span class="key rejected">${words().health.rejected}</span>
    </figcaption>
  </figure>`;
}
