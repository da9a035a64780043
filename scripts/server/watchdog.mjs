// Leads the server's process group, and holds the state for as long as the server writes to it. Its
// input is a pipe from the starter: when that closes, however the starter ended, the whole group
// ends with it.
import { spawn } from 'node:child_process';
import { hold } from './lock.mjs';

const [stateDir = '', grace = '', command = '', ...args] = process.argv.slice(2);
const lock = hold(stateDir, 'workerd', 1000);
if (!lock) {
  process.stderr.write(`The state in ${stateDir} is being served already.\n`);
  process.exit(1);
}
// The lock goes with this process, and the server must not outlive it: whoever kills every Node of
// the machine would leave a writer that no start knows of. The shell becomes the server; what it leaves
// behind waits for the end of a pipe that this process alone holds open, and then ends the server.
const GUARDED = '(read -r _ <&3; kill -9 $$) & exec "$0" "$@" 3<&-';
const server = spawn('/bin/sh', ['-c', GUARDED, command, ...args], {
  stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
});

process.on('SIGTERM', end);
process.stdin.resume().on('end', end).on('error', end);
server.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  killGroup();
});
server.on('exit', killGroup);

/** Lets the server finish what it has taken. */
function end() {
  server.kill('SIGTERM');
  setTimeout(killGroup, Number(grace));
}

/** The last act: this process is a member of the group. */
function killGroup() {
  process.kill(-process.pid, 'SIGKILL');
}
