import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from './core/part';
import { address, currentRoute, type Route } from './core/route';
import { isDefaultTenant, tenant } from './core/tenant';
import './parts/state-strip';
import { chosenTheme, setTheme, themes, type Theme } from './theme';
import './views/health';
import './views/import';
import './views/items';
import './views/playground';
import './views/settings';
import './views/start';
import './views/trends';
import './views/user';
import { language, speak, words } from './words';

interface View {
  readonly path: string;
  readonly name: () => string;
  /** The view of the menu that it belongs to; its own path where it stands there itself, and none where it does not. */
  readonly under: string | undefined;
  readonly render: (route: Route) => TemplateResult;
}

/** All views, those of the menu in its order. */
const views: readonly View[] = [
  { path: '', under: undefined, name: () => words().nav.start, render: () => html`<lethe-start></lethe-start>` },
  { path: 'users', under: 'users', name: () => words().nav.users, render: (route) => html`<lethe-user .route=${route}></lethe-user>` },
  {
    path: 'playground',
    under: 'playground',
    name: () => words().nav.playground,
    render: (route) => html`<lethe-playground .route=${route}></lethe-playground>`,
  },
  { path: 'trends', under: 'trends', name: () => words().nav.trends, render: (route) => html`<lethe-trends .route=${route}></lethe-trends>` },
  { path: 'health', under: 'health', name: () => words().nav.health, render: () => html`<lethe-health-view></lethe-health-view>` },
  { path: 'settings', under: 'settings', name: () => words().nav.settings, render: () => html`<lethe-settings></lethe-settings>` },
  { path: 'import', under: 'users', name: () => words().nav.import, render: (route) => html`<lethe-import .route=${route}></lethe-import>` },
  { path: 'items', under: 'trends', name: () => words().nav.items, render: (route) => html`<lethe-items .route=${route}></lethe-items>` },
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
            ${views
              .filter((known) => known.under === known.path)
              .map(
                (known) =>
                  html`<li>
                    <a href=${address(known.path)} aria-current=${known.path === view?.under ? 'page' : 'false'}>${known.name()}</a>
                  </li>`,
              )}
          </ul>
        </nav>
        ${isDefaultTenant ? nothing : html`<span class="term">${words().frame.tenant(tenant)}</span>`}
        <div class="prefer">${this.languages()} ${this.colours()}</div>
      </header>
      <main id="main" tabindex="-1">${view ? view.render(this.route) : html`<h1>${words().notFound}</h1>`}</main>
      <footer class="bottom">
        <a href=${words().frame.documentsAt}>${words().frame.documents}</a>
        <a href="/q/swagger-ui/">${words().frame.api}</a>
        <a href=${address('import')}>${words().nav.import}</a>
      </footer>
      <lethe-state></lethe-state>`;
  }

  private languages() {
    const other = language() === 'en' ? 'zh' : 'en';
    return html`<button type="button" class="plain" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => speak(other)}>
      ${other === 'zh' ? '中文' : 'English'}
    </button>`;
  }

  private colours() {
    const say = words().frame;
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
