import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeadLettersAnswer, Refused, Status } from '../api/types';
import { Part } from '../core/part';
import { words } from '../words';
import { moment, number } from '../words/format';

const REASONS = 20;
const LONGEST = 60;

/**
 * What was refused: samples with field, value, reason and time, the newest first; then how often each reason was given.
 */
@customElement('lethe-refused')
export class RefusedList extends Part {
  @property({ attribute: false }) letters: DeadLettersAnswer | undefined;
  /** What intake counted; undefined where it could not be asked. */
  @property({ attribute: false }) counted: Status['events'] | undefined;

  protected override render() {
    const letters = this.letters?.deadLetters ?? [];
    const reasons = this.counted?.reasons ?? [];
    if (letters.length > 0 || reasons.length > 0) {
      return html`${letters.length > 0 ? this.samples(letters) : nothing} ${reasons.length > 0 ? this.reasons(reasons) : nothing}`;
    }
    const known = this.counted?.rejected === 0;
    return html`<p class="quiet">${known ? words().health.noLetters : words().state.unknown}</p>`;
  }

  private samples(letters: readonly Refused[]) {
    const say = words().health;
    return html`<table class="letters">
      <caption class="hidden">${say.refused}</caption>
      <thead>
        <tr>
          <th scope="col">${say.time}</th>
          <th scope="col">${say.field}</th>
          <th scope="col">${say.value}</th>
          <th scope="col">${say.reason}</th>
        </tr>
      </thead>
      <tbody>
        ${letters.map((letter) => this.sample(letter))}
      </tbody>
    </table>`;
  }

  private sample(letter: Refused) {
    const value = valueOf(letter);
    return html`<tr>
      <td><time datetime=${letter.at}>${moment(letter.at)}</time></td>
      <td>${letter.field ? html`<code>${letter.field}</code>` : words().state.unknown}</td>
      <td class="refused-value">${value === undefined ? words().state.unknown : html`<code>${value}</code>`}</td>
      <td>
        <details>
          <summary>${letter.reason}</summary>
          <p class="quiet"><code>${letter.topic}</code></p>
          <pre tabindex="0" aria-label=${words().health.record}>${letter.excerpt ?? ''}</pre>
        </details>
      </td>
    </tr>`;
  }

  private reasons(reasons: NonNullable<Status['events']['reasons']>) {
    return html`<h3>${words().health.reasons}</h3>
      <ul class="refusals">
        ${reasons
          .slice(0, REASONS)
          .map((one) => html`<li><b class="figure">${number(one.count)}</b> ${one.field ? html`<code>${one.field}</code>` : nothing} ${one.reason}</li>`)}
      </ul>`;
  }
}

/** The value that was refused: as the letter says it, or as the beginning of the record has it. */
function valueOf(letter: Refused): string | undefined {
  if (letter.value !== undefined) {
    return shortened(letter.value);
  }
  try {
    const record = JSON.parse(letter.excerpt ?? '') as Record<string, unknown>;
    const value = letter.field === undefined ? undefined : record[letter.field];
    return value === undefined ? undefined : shortened(JSON.stringify(value));
  } catch {
    return undefined;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
