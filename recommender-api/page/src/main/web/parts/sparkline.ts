import { html, nothing, type TemplateResult } from 'lit';

const WIDTH = 96;
const HEIGHT = 24;

/** The course of a few numbers, for the eye only. */
export function sparkline(values: readonly number[], colour: string): TemplateResult | typeof nothing {
  if (values.length < 2) {
    return nothing;
  }
  const every = Math.ceil(values.length / WIDTH);
  const seen = values.filter((_, index) => (values.length - 1 - index) % every === 0);
  const top = Math.max(1e-9, ...seen);
  const points = seen
    .map((value, index) => {
      const x = (index / (seen.length - 1)) * WIDTH;
      return `${x.toFixed(1)} ${(HEIGHT - 2 - (Math.max(0, value) / top) * (HEIGHT - 4)).toFixed(1)}`;
    })
    .join('L');
  return html`<svg class="sparkline ${colour}" width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <path d="M${points}" />
  </svg>`;
}
