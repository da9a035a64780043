import { app } from './app.tsx';

export { Gatekeeper } from './actors/gatekeeper.ts';
export { Registrar } from './actors/registrar.ts';

export default app;
