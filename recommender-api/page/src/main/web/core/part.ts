import { LitElement } from 'lit';
import { onLanguage } from '../words';
import { onNumbers } from './numbers';

/**
 * A component of the page. It renders into the document itself, so that one style sheet and all ids are shared, and
 * again when a preference changes.
 */
export abstract class Part extends LitElement {
  private unsubscribe: readonly (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = () => this.requestUpdate();
    this.unsubscribe = [onLanguage(again), onNumbers(again)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe.forEach((unsubscribe) => unsubscribe());
  }

  /** Tells whoever holds this part. */
  protected tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true }));
  }
}
