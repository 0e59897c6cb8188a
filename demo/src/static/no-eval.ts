import { z } from 'zod';

/** The pages' policy allows no code that is made from text, and a browser reports each attempt. To be imported first. */
z.config({ jitless: true });
