/**
 * Does something at once when it is asked for, but then not again before so many milliseconds have passed; what was
 * asked for meanwhile is done once, at their end.
 */
export class Pace {
  private timer = 0;
  private last = -Infinity;

  constructor(
    private readonly millis: number,
    private readonly work: () => void,
  ) {}

  ask(): void {
    if (this.timer === 0) {
      this.timer = window.setTimeout(() => this.done(), Math.max(0, this.last + this.millis - performance.now()));
    }
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
  }

  private done(): void {
    this.timer = 0;
    this.last = performance.now();
    this.work();
  }
}
