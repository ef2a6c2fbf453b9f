import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

interface Fold {
  readonly key: string;
  readonly kind?: string;
  readonly summary: unknown;
  readonly body: () => TemplateResult;
  readonly toggled?: (open: boolean) => void;
}

/**
 * Disclosures whose bodies are made when they are first opened: a list of reasons has hundreds of events that hardly
 * anybody looks at.
 */
export class Folds {
  private readonly opened = new Set<string>();
  private readonly unfolded = new Set<string>();

  constructor(private readonly host: ReactiveControllerHost) {}

  fold({ key, kind, summary, body, toggled }: Fold): TemplateResult {
    return html`<details
      class=${kind ?? nothing}
      ?open=${this.unfolded.has(key)}
      @toggle=${(event: Event) => {
        this.open(key);
        toggled?.((event.target as HTMLDetailsElement).open);
      }}
    >
      <summary @click=${() => this.open(key)}>${summary}</summary>
      ${this.opened.has(key) ? body() : nothing}
    </details>`;
  }

  /** Opens one before it is rendered. */
  unfold(key: string): void {
    this.unfolded.add(key);
    this.opened.add(key);
  }

  private open(key: string): void {
    if (!this.opened.has(key)) {
      this.opened.add(key);
      this.host.requestUpdate();
    }
  }
}
