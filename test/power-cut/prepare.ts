import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerdConfig } from '../../scripts/server/config.mjs';
import { workerdFolder } from '../../scripts/server/layout.mjs';
import { holdState } from '../../scripts/server/lock.mjs';
import { migrate, takeOver } from '../../scripts/server/migrate.mjs';
import { demandKeyOfState, ensureSecrets, readSecrets } from '../../scripts/server/secrets.mjs';
import { rememberAddress, stateDir } from '../../scripts/state.mjs';

// Does with the state in STATE_DIR what `npm run serve` does with it before it starts workerd.

const [port = ''] = process.argv.slice(2);
const url = `http://localhost:${port}`;
holdState(stateDir);
takeOver(stateDir);
migrate(stateDir);
ensureSecrets(stateDir);
const secrets = readSecrets(stateDir);
await demandKeyOfState(stateDir, secrets);
const config = workerdConfig({
  folder: stateDir,
  disk: workerdFolder(stateDir),
  listen: `127.0.0.1:${port}`,
  settings: { PUBLIC_URL: url, RATE_LIMITS: 'off', CLIENT_ADDRESS: 'none' },
  secrets: Object.keys(secrets),
});
writeFileSync(join(stateDir, 'workerd.capnp'), config);
rememberAddress(url, url);
