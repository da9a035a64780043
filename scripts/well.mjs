import { send } from './server/request.mjs';
import { lastAddress } from './state.mjs';

const ANSWER_MS = 5_000;

// Whether the service of this state is well, for whoever watches a container: by the exit code.
process.exitCode = (await isWell()) ? 0 : 1;

async function isWell() {
  const address = lastAddress();
  if (!address) return false;
  const { url, via } = address;
  return send(new URL('/healthz', url), { via, timeoutMs: ANSWER_MS }).then(
    ({ status }) => status === 200,
    () => false,
  );
}
