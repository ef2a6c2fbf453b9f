import { html, type TemplateResult } from 'lit';
import { words } from '../words';

export const deeds = ['view', 'like', 'purchase', 'hide'] as const;
export type Deed = (typeof deeds)[number];

const ICONS: Record<Deed, string> = { view: '◦', like: '♡', purchase: '＋', hide: '×' };

/** What one can do with an item. */
export function deedButtons(title: string, done: (deed: Deed) => void): TemplateResult {
  return html`<span class="deeds">
    ${deeds.map(
      (deed) =>
        html`<button type="button" class="deed" aria-label=${words().try.on(words().try[deed], title)} @click=${() => done(deed)}>
          <span aria-hidden="true">${ICONS[deed]}</span> ${words().try[deed]}
        </button>`,
    )}
  </span>`;
}
