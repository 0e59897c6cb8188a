import { z } from 'zod';

/** The pages' policy forbids code made from text, and browsers report each attempt. Has to be imported first. */
z.config({ jitless: true });
