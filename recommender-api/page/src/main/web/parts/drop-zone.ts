import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem } from '../api/client';
import { upload } from '../api/imports';
import { Part } from '../core/part';
import { address, go } from '../core/route';
import { words } from '../words';
import { percent } from '../words/format';
import { bar } from './bar';

/** Takes files, dropped or chosen, sends them, and goes on to what was found in them. */
@customElement('lethe-drop')
export class DropZone extends Part {
  @state() private over = false;
  @state() private sending: { readonly name: string; readonly share: number } | undefined;
  @state() private problem: Problem | undefined;

  protected override render() {
    const say = words().imports;
    return html`<label
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${(event: DragEvent) => this.hover(event, true)}
        @dragleave=${(event: DragEvent) => this.hover(event, false)}
        @drop=${this.dropped}
      >
        <strong>${say.drop}</strong>
        <span class="quiet">${say.kinds}</span>
        <input type="file" multiple ?disabled=${this.sending !== undefined} @change=${this.chosen} />
      </label>
      <div class="uploading" role="status">
        ${this.sending
          ? html`<p class="quiet">${say.uploading(this.sending.name, percent(this.sending.share))}</p>
              ${bar(this.sending.share)}`
          : nothing}
      </div>
      ${this.problem
        ? html`<p class="notice bad" role="alert">
            ${this.problem.unreachable ? words().state.unreachable : this.problem.status === 404 ? say.notHere : this.problem.message}
          </p>`
        : nothing}`;
  }

  private hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.take([...(event.dataTransfer?.files ?? [])]);
  }

  private chosen(event: Event): void {
    void this.take([...((event.target as HTMLInputElement).files ?? [])]);
  }

  private async take(files: readonly File[]): Promise<void> {
    this.problem = undefined;
    let id: string | undefined;
    try {
      for (const file of files) {
        this.sending = { name: file.name, share: 0 };
        const found = await upload(file, id, (share) => (this.sending = { name: file.name, share }));
        id = found.importId;
      }
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.sending = undefined;
    if (id !== undefined && !this.problem) {
      go(address('import', id));
    }
  }
}
