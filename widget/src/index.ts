import { define } from './define.ts';

define();

export * from './element.ts';
