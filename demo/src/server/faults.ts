import { Router } from 'express';
import { faultMenu, type Sandbox } from '../sandbox/index.ts';
import { createFaultBoard } from './fault-board.ts';

/** `GET`: the board; `PUT { provider, fault }`: switches one on, or off with `null`. Returns the board. */
export function faultRoutes({ faults }: Pick<Sandbox, 'faults'>): Router {
  const board = createFaultBoard(faultMenu, (name) => faults[name]);
  const router = Router();
  router.get('/', (_request, response) => {
    response.json(board.read());
  });
  router.put('/', (request, response) => {
    const answer = board.set(request.body);
    if (answer === null) response.status(400).json({ code: 'invalid_request' });
    else response.json(answer);
  });
  return router;
}
