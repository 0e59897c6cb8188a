import '@payee-check/widget';
import { mount } from 'svelte';
import Pay from './Pay.svelte';

const app = document.getElementById('app');
if (app) mount(Pay, { target: app });
