import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { listenAddress } from '../../scripts/server/address.mjs';
import { publicOrigin } from '../../scripts/server/origin.mjs';
import { ipNetworkOf } from '../../src/http/ip-address.ts';
import { settingsOf } from './unit-file.ts';

const FOLDER = '/opt/abwab';
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const unit = settingsOf(read('deploy/abwab.service'));
const one = (key: string) => {
  const values = unit.get(key) ?? [];
  expect(values, key).toHaveLength(1);
  return values[0] ?? '';
};

/** `NAME=value` of each line, as systemd and containers read them. */
function environment(): Record<string, string> {
  const lines = read('deploy/abwab.env').split('\n');
  const pairs = lines.filter((line) => !/^(#|$)/.test(line));
  return Object.fromEntries(
    pairs.map((line) => {
      const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
}

describe('the unit of systemd', () => {
  it('starts what is in the repository, in the folder of the documents', () => {
    const [program = '', script = '', ...args] = one('Service.ExecStart').split(' ');
    expect(one('Service.WorkingDirectory')).toBe(FOLDER);
    expect(existsSync(join(root, program.replace(`${FOLDER}/`, '')))).toBe(true);
    expect(existsSync(join(root, script))).toBe(true);
    expect(read(script)).toMatch(/url: \{ type: 'string' \}/);
    const named = args.filter((arg) => arg.startsWith('$')).map((arg) => arg.slice(2, -1));
    expect(args.filter((arg) => !arg.startsWith('$'))).toEqual(['--url', '--listen']);
    for (const name of named) expect(environment()).toHaveProperty(name);
    expect(one('Unit.Documentation')).toBe(`file:${FOLDER}/docs/own-server.md`);
    expect(existsSync(join(root, 'docs/own-server.md'))).toBe(true);
  });

  it('keeps the state in a folder of its own user, and may write nowhere else', () => {
    expect(one('Service.User')).toBe('abwab');
    expect(one('Service.StateDirectory')).toBe('abwab');
    expect(one('Service.Environment').split(' ')).toContain('STATE_DIR=/var/lib/abwab');
    expect(one('Service.StateDirectoryMode')).toBe('0700');
    expect(one('Service.UMask')).toBe('0077');
    expect(one('Service.ProtectSystem')).toBe('strict');
    expect(one('Service.ProtectHome')).toBe('yes');
    expect(unit.has('Service.ReadWritePaths')).toBe(false);
  });

  it.each([
    'NoNewPrivileges',
    'PrivateTmp',
    'PrivateDevices',
    'PrivateUsers',
    'ProtectClock',
    'ProtectControlGroups',
    'ProtectHostname',
    'ProtectKernelLogs',
    'ProtectKernelModules',
    'ProtectKernelTunables',
    'RestrictNamespaces',
    'RestrictRealtime',
    'RestrictSUIDSGID',
    'LockPersonality',
  ])('gives up what it does not need: %s', (name) => {
    expect(one(`Service.${name}`)).toBe('yes');
  });

  it('has no capability, the calls of a service alone, and no wall that V8 cannot live behind', () => {
    expect(one('Service.CapabilityBoundingSet')).toBe('');
    expect(one('Service.RestrictAddressFamilies').split(' ').sort()).toEqual([
      'AF_INET',
      'AF_INET6',
      'AF_UNIX',
    ]);
    expect(unit.get('Service.SystemCallFilter')?.[0]).toMatch(/^@system-service\b/);
    expect(unit.has('Service.MemoryDenyWriteExecute')).toBe(false);
  });

  it('lets the service finish what it took before it is killed, and starts it again for ever', () => {
    const [, grace] = /GRACE_MS = ([\d_]+)/.exec(read('scripts/serve.mjs')) ?? [];
    const ms = Number(grace?.replaceAll('_', ''));
    expect(ms).toBeGreaterThan(0);
    expect(Number(one('Service.TimeoutStopSec')) * 1000).toBeGreaterThan(ms + 5_000);
    expect(one('Service.KillMode')).toBe('mixed');
    expect(one('Service.Restart')).toBe('always');
    expect(one('Unit.StartLimitIntervalSec')).toBe('0');
  });

  it('has room for 50,000 connections, each with a proxy in front', () => {
    expect(Number(one('Service.LimitNOFILE'))).toBeGreaterThanOrEqual(100_000);
  });
});

describe('the backup of systemd', () => {
  const backup = settingsOf(read('deploy/abwab-backup.service'));
  const timer = settingsOf(read('deploy/abwab-backup.timer'));
  const the = (key: string) => backup.get(key)?.join(' ') ?? '';

  it('runs what is in the repository, as the owner of the state', () => {
    expect(the('Service.User')).toBe(one('Service.User'));
    expect(the('Service.WorkingDirectory')).toBe(FOLDER);
    const [, script = ''] = /node_modules\/\.bin\/node (\S+)/.exec(the('Service.ExecStart')) ?? [];
    expect(existsSync(join(root, script))).toBe(true);
    expect(the('Service.ExecStart')).toContain('--to "$BACKUP_TO"');
    expect(environment()).toHaveProperty('BACKUP_TO');
    expect(timer.get('Timer.OnCalendar')).toEqual(['hourly']);
  });

  it('may write the backups and the state’s own lists alone, and reaches no network', () => {
    expect(the('Service.ReadWritePaths').split(' ')).toEqual([
      '/var/lib/abwab',
      '/var/backups/abwab',
    ]);
    expect(the('Service.ProtectSystem')).toBe('strict');
    expect(the('Service.PrivateNetwork')).toBe('yes');
    expect(the('Service.NoNewPrivileges')).toBe('yes');
    expect(the('Service.UMask')).toBe('0077');
  });

  it('throws away its own old backups, and nothing else that lies there', () => {
    const clean = the('Service.ExecStartPost');
    expect(clean).toMatch(/find "\$BACKUPS" -mindepth 1 -maxdepth 1 -type d -name "20\*Z" -mtime/);
    expect(Number(/KEEP_DAYS=(\d+)/.exec(the('Service.Environment'))?.[1])).toBeGreaterThan(0);
  });
});

describe('the settings beside it', () => {
  it('are such as the service takes', () => {
    const env = environment();
    expect(publicOrigin(env.URL ?? '')).toBe(env.URL);
    expect(listenAddress(env.LISTEN ?? '')).toEqual({ host: '127.0.0.1', port: 8080 });
    expect(env.CLIENT_ADDRESS).toMatch(/^[A-Z][A-Za-z-]+$/);
    const networks = (env.PROXY_ADDRESSES ?? '').split(' ').map(ipNetworkOf);
    expect(networks).toHaveLength(2);
    expect(networks).not.toContain(null);
  });

  it('hold no secret', () => {
    expect(Object.keys(environment())).not.toContain('SECRET_KEY');
    expect(Object.keys(environment())).not.toContain('OPERATOR_KEY');
  });

  it('are lines that systemd and containers read alike', () => {
    for (const line of read('deploy/abwab.env').split('\n')) {
      expect(line).toMatch(/^(#.*|[A-Z_]+=[^"'\\$]*|)$/);
    }
  });
});
