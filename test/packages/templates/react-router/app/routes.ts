import { index, type RouteConfig, route } from '@react-router/dev/routes';

export default [
  index('routes/checkout.tsx'),
  route('form', 'routes/form.tsx'),
  route('pay', 'routes/pay.ts'),
] satisfies RouteConfig;
