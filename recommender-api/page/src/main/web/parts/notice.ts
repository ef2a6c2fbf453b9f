import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/client';
import type { Source } from '../api/types';
import { words } from '../words';

/** That something was not answered, why, and a way to ask again. */
export function failed(problem: Problem, again: () => void): TemplateResult {
  const said = problem.unreachable
    ? words().state.unreachable
    : problem.status === 404
      ? words().state.missing
      : problem.message;
  return html`<div class="notice bad" role="alert">
    <p><strong>${words().state.failed}.</strong> ${said}</p>
    <button type="button" @click=${again}>${words().state.again}</button>
  </div>`;
}

/** What an answer stands on, where that is not the live state. */
export function degraded(source: Source | undefined, approximate = false): TemplateResult | typeof nothing {
  if (source === 'snapshot' || source === 'trending') {
    return html`<p class="notice" role="status">${words().state[source]}</p>`;
  }
  return approximate ? html`<p class="notice quiet">${words().state.approximate}</p>` : nothing;
}

export function empty(title: string, hint: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="empty"><p class="empty-title">${title}</p><p>${hint}</p>${more}</div>`;
}

/** Room for what is being loaded, so that nothing moves when it comes. */
export function skeleton(rows: number, kind = 'row'): TemplateResult {
  return html`<div class="skeletons" role="status">
    <span class="hidden">${words().state.loading}</span>
    ${Array.from({ length: rows }, () => html`<div class="skeleton ${kind}"></div>`)}
  </div>`;
}
