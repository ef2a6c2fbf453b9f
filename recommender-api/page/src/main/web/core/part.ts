import { LitElement } from 'lit';
import { onLanguage } from '../words';

/** A component of the page. It renders into the document itself, so that one style sheet and all ids are shared, and again when the language changes. */
export abstract class Part extends LitElement {
  private unsubscribe: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.unsubscribe = onLanguage(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
  }

  /** Tells whoever holds this part. */
  protected tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true }));
  }
}
