// Without its fonts: the reader's own are there at once, and nothing is loaded for them.
import Theme from 'vitepress/theme-without-fonts';
import 'virtual:themes.css';
import LiveCheck from './LiveCheck.vue';
import './site.css';

export default {
  extends: Theme,
  enhanceApp({ app }) {
    app.component('LiveCheck', LiveCheck);
  },
};
