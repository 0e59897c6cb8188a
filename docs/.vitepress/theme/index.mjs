// Without its fonts: the reader's own are there at once, and nothing is loaded for them.
import Theme from 'vitepress/theme-without-fonts';
import 'virtual:themes.css';
import Layout from './Layout.vue';
import LiveCheck from './LiveCheck.vue';
import './site.css';

export default {
  extends: Theme,
  Layout,
  enhanceApp({ app }) {
    app.component('LiveCheck', LiveCheck);
  },
};
