import { html, nothing, svg, type TemplateResult } from 'lit';

/** A bar for a share from 0 to 1; `before` marks another value on it. */
export function bar(share: number, colour = '', before?: number): TemplateResult {
  const width = `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;
  const at = before === undefined ? '' : `${(Math.min(1, Math.max(0, before)) * 100).toFixed(1)}%`;
  return html`<svg class="bar" width="100%" height="6" aria-hidden="true">
    <rect class="groove" width="100%" height="6" rx="3" />
    <rect class="fill ${colour}" width=${width} height="6" rx="3" />
    ${before === undefined ? nothing : svg`<svg x=${at} overflow="visible"><rect class="before" x="-1" y="-2" width="2" height="10" /></svg>`}
  </svg>`;
}
