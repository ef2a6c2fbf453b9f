import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Learned } from '../api/models';
import type { LearnedNumber } from '../api/types';
import { LearnedMix } from '../core/learned-mix';
import { Part } from '../core/part';
import { words } from '../words';
import { moment, number } from '../words/format';
import { failed, skeleton } from './notice';
import { panelHead } from './panel-head';

/** What the log taught about the mix, in sentences. Tells `learning` with what settings are to say of it. */
@customElement('lethe-learned-mix')
export class LearnedMixPart extends Part {
  /** Whether settings have it learned. */
  @property({ attribute: false }) on = true;
  /** The numbers that settings hold. */
  @property({ attribute: false }) hold: readonly string[] = [];
  @property({ attribute: false }) saving = false;
  /** The version of the settings: what is held depends on it. */
  @property({ attribute: false }) version = '';

  private readonly learned = new LearnedMix(this);

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('version')) {
      this.learned.reload();
    }
  }

  protected override render() {
    const say = words().learned;
    const { known, working, learning, problem } = this.learned;
    const busy = working || learning || this.saving;
    const now = html`<button type="button" class="plain" ?disabled=${busy || !this.on} @click=${() => void this.learned.learn()}>
      ${working || learning ? say.learning : say.learn}
    </button>`;
    return html`${panelHead('learned-title', say.title, known.sent, now)}
      ${problem ? html`<p class="notice bad" role="alert">${problem.message}</p>` : nothing}
      ${learning && !working ? html`<p class="notice" role="status">${say.goesOn}</p>` : nothing}
      ${known.problem ? failed(known.problem, () => known.again()) : known.value ? this.told(known.value, busy) : skeleton(2)}`;
  }

  private told({ mix, forgotten }: Learned, busy: boolean) {
    const say = words().learned;
    const shown = mix?.numbers.filter(({ name, prior, learned }) => prior !== learned || this.hold.includes(name)) ?? [];
    return html`<p class="quiet">
        ${this.on ? (mix ? say.from(number(mix.choices), number(mix.events), moment(mix.learnedAt)) : forgotten ? say.forgotten : say.nothingYet) : say.off}
      </p>
      ${mix && shown.length === 0 ? html`<p>${mix.words}</p>` : nothing}
      <ul class="learned">
        ${shown.map((one) => this.number(one, busy))}
      </ul>
      <div class="save">
        ${mix ? html`<button type="button" ?disabled=${busy} @click=${() => void this.learned.forget()}>${say.forget}</button>` : nothing}
        <button type="button" ?disabled=${busy} @click=${() => this.tell('learning', { mix: !this.on })}>${this.on ? say.switchOff : say.switchOn}</button>
      </div>`;
  }

  private number({ name, prior, learned, inForce, heldBy, words: said }: LearnedNumber, busy: boolean) {
    const say = words().learned;
    const isHeld = this.hold.includes(name);
    const hold = isHeld ? this.hold.filter((one) => one !== name) : [...this.hold, name];
    return html`<li>
      <p>${said}</p>
      <div class="past-head">
        <span class="quiet"><code>${name}</code> ${prior} → ${learned}${inForce === learned ? nothing : html` · ${say.counts(String(inForce))}`}</span>
        ${heldBy === 'value'
          ? html`<span class="setting-mark">${say.set}</span>`
          : html`<button
              type="button"
              class="plain"
              aria-pressed=${isHeld ? 'true' : 'false'}
              aria-label=${`${say.hold}: ${name}`}
              ?disabled=${busy || !this.on}
              @click=${() => this.tell('learning', { hold })}
            >
              ${isHeld ? say.letGo : say.hold}
            </button>`}
      </div>
    </li>`;
  }
}
