import { html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Part } from '../core/part';
import { words } from '../words';
import { addend, date, monthOf, shortDate } from '../words/format';
import { bandsOf, rowsFor, ticksOf, xOf, type Band, type Box } from './river-paths';
import { strengthsAt, type RiverShape } from './river-shape';

const HEIGHT = 300;
const EDGE = 8;
const STOPS = 600;
const NEWEST = 20_000;

/**
 * Interests over time as bands one upon another; what is right of now is the forecast. The whole of it is a slider over
 * time, so pointer, finger and keys move the same cursor. Tells `cursor` with a time, or undefined for now.
 */
@customElement('lethe-river')
export class River extends Part {
  @property({ attribute: false }) shape: RiverShape | undefined;
  @property({ attribute: false }) cursor: number | undefined;
  @property({ attribute: false }) chosen: string | undefined;
  @state() private width = 0;
  private readonly sizes = new ResizeObserver(([entry]) => (this.width = Math.round(entry?.contentRect.width ?? 0)));
  private bands: Band[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  private get box(): Box {
    return { left: EDGE, right: Math.max(EDGE + 1, this.width - EDGE), top: 64, bottom: HEIGHT - 26 };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('shape') || changed.has('width')) {
      this.bands = this.shape && this.width > 0 ? bandsOf(this.shape, this.box) : [];
    }
  }

  protected override render() {
    const shape = this.shape;
    if (!shape || this.width === 0) {
      return html`<div class="river skeleton"></div>`;
    }
    const box = this.box;
    return html`<div class="river">
      <svg width=${this.width} height=${HEIGHT} viewBox="0 0 ${this.width} ${HEIGHT}" aria-hidden="true">
        <defs>
          <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" y2="7" />
          </pattern>
        </defs>
        ${this.axis(shape, box)} ${this.bands.map((band) => this.band(band))}
        ${this.future(shape, box)} ${this.bands.map((band) => svg`<path class="ghost" d=${band.ghost} />`)}
        ${this.marks(shape, box)} ${this.cursorLine(shape, box)}
      </svg>
      ${this.slider(shape)}
    </div>`;
  }

  private band({ layer, past, future }: Band) {
    const dim = this.chosen !== undefined && this.chosen !== layer.interestId ? 'dim' : '';
    return svg`<path class="band c${layer.colour} ${dim}" d=${past} />
      <path class="band ahead c${layer.colour} ${dim}" d=${future} />`;
  }

  private axis(shape: RiverShape, box: Box) {
    const ticks = ticksOf(shape.times[0] ?? 0, shape.times[shape.times.length - 1] ?? 0, this.width / 64);
    return svg`<line class="bed" x1=${box.left} x2=${box.right} y1=${box.bottom} y2=${box.bottom} />
      ${ticks.map((time) => {
        const x = xOf(box, shape, time);
        return svg`<line class="tick" x1=${x} x2=${x} y1=${box.top} y2=${box.bottom + 4} />
          <text class="axis" x=${Math.min(x, this.width - 20)} y=${HEIGHT - 7}>${monthOf(time)}</text>`;
      })}`;
  }

  private future(shape: RiverShape, box: Box) {
    const x = xOf(box, shape, shape.now);
    if (x >= box.right - 1) {
      return nothing;
    }
    return svg`<rect class="ahead-veil" x=${x} y=${box.top} width=${box.right - x} height=${box.bottom - box.top} fill="url(#hatch)" />
      <line class="now" x1=${x} x2=${x} y1=${box.top - 12} y2=${box.bottom} />
      <text class="now-word" x=${x + 5} y=${box.top - 3}>${words().user.now}</text>`;
  }

  private marks(shape: RiverShape, box: Box) {
    const said = shape.marks.map((mark) => {
      const text = mark.kind === 'faded' ? words().river.faded(shortDate(mark.time)) : words().river.back(shortDate(mark.time));
      const x = xOf(box, shape, mark.time);
      const width = 14 + text.length * (text.charCodeAt(0) > 255 || text.charCodeAt(text.length - 1) > 255 ? 9 : 6.3);
      const from = Math.min(x - 5, this.width - width);
      return { mark, text, x, from, to: from + width };
    });
    const rows = rowsFor(said, 3);
    return said.map(({ mark, text, x, from }, index) => {
      const row = rows[index];
      const y = 12 + (row ?? 0) * 15;
      const colour = shape.layers.find((layer) => layer.interestId === mark.interestId)?.colour ?? 0;
      const glyph = mark.kind === 'faded' ? `M${x - 4} ${y - 8}h8l-4 7z` : `M${x - 4} ${y - 1}h8l-4 -7z`;
      return svg`<line class="mark-line" x1=${x} x2=${x} y1=${y + 2} y2=${box.bottom} />
        ${row === undefined ? nothing : svg`<path class="mark c${colour}" d=${glyph} /><text class="mark-word" x=${from + 12} y=${y}>${text}</text>`}`;
    });
  }

  private cursorLine(shape: RiverShape, box: Box) {
    const time = this.cursor ?? shape.now;
    const x = xOf(box, shape, time);
    return svg`<g class="cursor"><line x1=${x} x2=${x} y1=${box.top - 16} y2=${box.bottom} />
      <circle cx=${x} cy=${box.bottom} r="6" /></g>`;
  }

  private slider(shape: RiverShape) {
    const first = shape.times[0] ?? 0;
    const last = shape.times[shape.times.length - 1] ?? 1;
    const place = Math.round((((this.cursor ?? shape.now) - first) / (last - first)) * STOPS);
    return html`<input
      type="range"
      class="river-slider"
      min="0"
      max=${STOPS}
      step="1"
      .value=${String(place)}
      aria-label=${words().river.cursor}
      aria-valuetext=${this.spoken(shape)}
      aria-describedby="river-hint"
      @input=${(event: Event) => this.move(event, shape)}
    />`;
  }

  private spoken(shape: RiverShape): string {
    const time = this.cursor ?? shape.now;
    const strongest = strengthsAt(shape, time)
      .filter(({ strength }) => strength > 0.01)
      .slice(0, 3)
      .map(({ layer, strength }) => `${layer.label} ${addend(strength)}`);
    return words().river.value(date(time), strongest.join('; ') || words().river.nothing);
  }

  private move(event: Event, shape: RiverShape): void {
    const first = shape.times[0] ?? 0;
    const last = shape.times[shape.times.length - 1] ?? 1;
    const stop = (last - first) / STOPS;
    const time = first + Number((event.target as HTMLInputElement).value) * stop;
    this.tell('cursor', Math.abs(time - shape.now) < Math.max(stop, NEWEST) ? undefined : Math.round(time / 1000) * 1000);
  }
}
