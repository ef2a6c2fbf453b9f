import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Part } from '../core/part';
import {
  asSet,
  atPlace,
  DAY,
  families,
  HOUR,
  isAsked,
  MOST_EVENTS,
  placeOf,
  type Age,
  type Family,
  type WhatIf,
} from '../core/what-if';
import { words } from '../words';
import { duration } from '../words/format';

const STOPS = 200;
const PRESETS: readonly number[] = [HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY];

/**
 * How fast and in which way interest should fade, if one could choose: nothing is set, it only asks. Tells `what-if`.
 */
@customElement('lethe-what-if')
export class WhatIfBar extends Part {
  @property({ attribute: false }) whatIf: WhatIf = asSet;
  /** The half-life of the settings in force, in seconds. */
  @property({ attribute: false }) inForce: number | undefined;
  @property() kernel = '';
  /** What it changes, in words. */
  @property() changed = '';

  protected override render() {
    const say = words().whatIf;
    const asked = isAsked(this.whatIf);
    return html`<section class="panel what-if ${asked ? 'asked' : ''}" aria-labelledby="what-if-title">
      <div class="what-if-head">
        <h3 id="what-if-title">${say.title}</h3>
        <p class="quiet">${say.hint} ${this.kernel ? say.inForceIs(this.kernel) : ''}</p>
      </div>
      <div class="presets" role="group" aria-label=${say.presets}>
        ${PRESETS.map((length) => this.preset(length))}
        <button type="button" class="reset" ?disabled=${!asked} @click=${() => this.change(asSet)}>${say.reset}</button>
      </div>
      <div class="what-if-sliders">
        <label class="slider">
          <span>${say.halfLife} <output>${this.length}</output></span>
          ${this.whatIf.age === 'clock' ? this.clockSlider() : this.eventSlider()}
        </label>
        <label>
          <span>${say.family}</span>
          <select @change=${(event: Event) => this.family((event.target as HTMLSelectElement).value)}>
            <option value="" ?selected=${this.whatIf.family === undefined}>${say.asSet}</option>
            ${families.map(
              (family) =>
                html`<option value=${family} ?selected=${this.whatIf.family === family}>${say.families[family]}</option>`,
            )}
          </select>
        </label>
        <fieldset class="ages">
          <legend>${say.age}</legend>
          ${(['clock', 'position'] as const).map(
            (age) =>
              html`<label
                ><input
                  type="radio"
                  name="age"
                  .checked=${this.whatIf.age === age}
                  @change=${() => this.age(age)}
                />${say[age]}</label
              >`,
          )}
        </fieldset>
      </div>
      <p class="changes" role="status">${asked ? (this.changed ? html`<strong>${say.changed}:</strong> ${this.changed}` : html`&nbsp;`) : nothing}</p>
    </section>`;
  }

  private preset(length: number) {
    const on = this.whatIf.age === 'clock' && this.whatIf.halfLifeSeconds === length;
    return html`<button type="button" aria-pressed=${on ? 'true' : 'false'} @click=${() =>
      this.change({ ...this.whatIf, age: 'clock', halfLifeSeconds: on ? undefined : length })}>${duration(length)}</button>`;
  }

  private get length(): string {
    if (this.whatIf.age === 'position') {
      return words().whatIf.events(this.whatIf.halfLifeEvents);
    }
    const length = this.whatIf.halfLifeSeconds;
    return length === undefined ? words().whatIf.asSet : duration(length);
  }

  private clockSlider() {
    const place = Math.round(placeOf(this.whatIf.halfLifeSeconds ?? this.inForce ?? 30 * DAY) * STOPS);
    return html`<input
      type="range"
      min="0"
      max=${STOPS}
      .value=${String(place)}
      aria-valuetext=${this.length}
      @input=${(event: Event) => {
        const value = Number((event.target as HTMLInputElement).value);
        this.change({ ...this.whatIf, halfLifeSeconds: atPlace(value / STOPS) });
      }}
    />`;
  }

  private eventSlider() {
    return html`<input
      type="range"
      min="1"
      max=${MOST_EVENTS}
      .value=${String(this.whatIf.halfLifeEvents)}
      aria-valuetext=${this.length}
      @input=${(event: Event) =>
        this.change({ ...this.whatIf, halfLifeEvents: Number((event.target as HTMLInputElement).value) })}
    />`;
  }

  private family(value: string): void {
    const family: Family | undefined = families.find((known) => known === value);
    this.change({ ...this.whatIf, family });
  }

  private age(age: Age): void {
    this.change({ ...this.whatIf, age });
  }

  private change(whatIf: WhatIf): void {
    this.tell('what-if', whatIf);
  }
}
