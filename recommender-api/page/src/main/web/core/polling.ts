import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Does something again and again while the page can be seen, never twice at once. */
export class Polling implements ReactiveController {
  private timer = 0;
  private at = false;
  private readonly seen = (): void => this.look();

  constructor(
    host: ReactiveControllerHost,
    private readonly everyMillis: number,
    private readonly work: () => Promise<void>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.at = true;
    document.addEventListener('visibilitychange', this.seen);
    this.look();
  }

  hostDisconnected(): void {
    this.at = false;
    window.clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
  }

  private look(): void {
    window.clearTimeout(this.timer);
    if (this.at && document.visibilityState === 'visible') {
      void this.work().finally(() => {
        if (this.at) {
          window.clearTimeout(this.timer);
          this.timer = window.setTimeout(() => this.look(), this.everyMillis);
        }
      });
    }
  }
}
