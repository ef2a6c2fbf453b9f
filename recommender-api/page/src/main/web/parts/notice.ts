import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/client';
import type { Source } from '../api/types';
import { words } from '../words';

/** That something was not answered, why, and a way to ask again. */
export function failed(problem: Problem, again: () => void): TemplateResult {
  const say = words().state;
  const [title, said] = problem.unreachable
    ? [say.failed, say.unreachable]
    : problem.temporary
      ? [say.temporary, problem.message]
      : [say.failed, problem.message];
  return html`<div class="notice bad" role="alert">
    <p><strong>${title}</strong> ${said}</p>
    <button type="button" @click=${again}>${say.again}</button>
  </div>`;
}

/** Whether an answer about a user says nothing of them, since whoever knows could not be asked. */
export function isUnavailable(source: Source | undefined): boolean {
  return source === 'unavailable';
}

/** What an answer stands on, where that is not the live state. */
export function degraded(source: Source | undefined, approximate = false, note = ''): TemplateResult | typeof nothing {
  if (source === 'unavailable' || note) {
    return html`<p class="notice" role="status">${source === 'unavailable' ? words().state.unavailableList : words().state.incomplete} <span class="quiet">${note}</span></p>`;
  }
  if (source === 'snapshot') {
    return html`<p class="notice" role="status">${words().state.snapshot}</p>`;
  }
  return approximate ? html`<p class="notice quiet">${words().state.approximate}</p>` : nothing;
}

/** In the place of a list that could not be had: it is not an empty one. */
export function unavailable(): TemplateResult {
  return html`<div class="notice unavailable" role="status">
    <p><strong>${words().state.unavailable}</strong> ${words().state.unavailableHint}</p>
  </div>`;
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
