import { html, nothing, type TemplateResult } from 'lit';
import type { Sent } from '../api/client';
import { curlOf } from '../core/curl';
import { numbersShown, showNumbers } from '../core/numbers';
import { words } from '../words';
import './copy-button';

/** The head of a panel: its title, and its requests to copy. */
export function panelHead(
  id: string,
  title: string,
  sent: readonly Sent[],
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="panel-head">
    <h2 id=${id}>${title}</h2>
    <span class="panel-tools">
      ${more}
      <lethe-copy what=${words().copy.curl} of=${title} text=${sent.map(curlOf).join('\n')}></lethe-copy>
    </span>
  </div>`;
}

/** Shares stand first; this shows the figures behind them, everywhere. */
export function numbersSwitch(): TemplateResult {
  const shown = numbersShown();
  return html`<button type="button" class="plain" aria-pressed=${shown ? 'true' : 'false'} @click=${() => showNumbers(!shown)}>
    ${words().state.numbers}
  </button>`;
}
