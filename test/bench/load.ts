/** `npm run bench -- load`. */
import '../load/run.ts';
