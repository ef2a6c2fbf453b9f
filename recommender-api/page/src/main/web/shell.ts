import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from './core/part';
import { address, currentRoute, type Route } from './core/route';
import { chosenTheme, setTheme, themes, type Theme } from './theme';
import './views/catalogue';
import './views/everyone';
import './views/start';
import './views/try';
import './views/user';
import { language, speak, words } from './words';

interface View {
  readonly path: string;
  readonly name: () => string;
  readonly render: (route: Route) => TemplateResult;
}

/** All views, in the order of the menu. */
const views: readonly View[] = [
  { path: '', name: () => words().nav.start, render: () => html`<lethe-start></lethe-start>` },
  { path: 'users', name: () => words().nav.user, render: (route) => html`<lethe-user .route=${route}></lethe-user>` },
  { path: 'try', name: () => words().nav.try, render: (route) => html`<lethe-try .route=${route}></lethe-try>` },
  { path: 'catalogue', name: () => words().nav.catalogue, render: (route) => html`<lethe-catalogue .route=${route}></lethe-catalogue>` },
  { path: 'everyone', name: () => words().nav.everyone, render: (route) => html`<lethe-everyone .route=${route}></lethe-everyone>` },
];

/** The frame round all views: menu, language, colours. */
@customElement('lethe-page')
export class Shell extends Part {
  @state() private route: Route = currentRoute();
  @state() private theme: Theme = chosenTheme();
  private readonly arrive = (): void => this.arrived();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.arrive);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.arrive);
  }

  protected override render() {
    const view = views.find((known) => known.path === this.route.view);
    document.title = view && view.path ? `${view.name()} · ${words().name}` : words().name;
    return html`<a class="skip" href="#main" @click=${this.skip}>${words().skip}</a>
      <header class="top">
        <a class="brand" href="#/"><img src="page/icon.svg" width="26" height="26" alt="" />${words().name}</a>
        <nav aria-label=${words().nav.label}>
          <ul>
            ${views.slice(1).map(
              (known) =>
                html`<li>
                  <a href=${address(known.path)} aria-current=${known === view ? 'page' : 'false'}>${known.name()}</a>
                </li>`,
            )}
          </ul>
        </nav>
        <div class="prefer">${this.languages()} ${this.colours()}</div>
      </header>
      <main id="main" tabindex="-1">${view ? view.render(this.route) : html`<h1>${words().notFound}</h1>`}</main>
      <footer class="bottom">
        <a href=${words().settings.documentsAt}>${words().settings.documents}</a>
        <a href="/q/swagger-ui/">${words().settings.api}</a>
      </footer>`;
  }

  private languages() {
    const other = language() === 'en' ? 'zh' : 'en';
    return html`<button type="button" class="plain" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => speak(other)}>
      ${other === 'zh' ? '中文' : 'English'}
    </button>`;
  }

  private colours() {
    const say = words().settings;
    return html`<select aria-label=${say.theme} @change=${this.colour}>
      ${themes.map((theme) => html`<option value=${theme} ?selected=${theme === this.theme}>${say[theme]}</option>`)}
    </select>`;
  }

  private colour(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.theme = themes.find((theme) => theme === value) ?? 'system';
    setTheme(this.theme);
  }

  private arrived(): void {
    const before = this.route;
    this.route = currentRoute();
    if (before.view !== this.route.view || before.id !== this.route.id) {
      window.requestAnimationFrame(() => {
        window.scrollTo(0, 0);
        this.querySelector('main')?.focus({ preventScroll: true });
      });
    }
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector('main')?.focus();
  }
}
