import { applyTheme } from './theme';
import { language } from './words';

/** What has to be right before the first paint. */
applyTheme();
document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
