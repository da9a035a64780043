// Leads the server's process group. Its input is a pipe from the starter: when that closes, however
// the starter ended, the whole group ends with it.
import { spawn } from 'node:child_process';

/** Long enough for SQLite to close its files. */
const GRACE_MS = 3000;

const [command = '', ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

process.on('SIGTERM', end);
process.stdin.resume().on('end', end).on('error', end);
server.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  killGroup();
});
server.on('exit', killGroup);

function end() {
  server.kill('SIGTERM');
  setTimeout(killGroup, GRACE_MS);
}

/** The last act: this process is a member of the group. */
function killGroup() {
  process.kill(-process.pid, 'SIGKILL');
}
