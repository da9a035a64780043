-- What happened at the gates. Written by the Gatekeeper alone.

CREATE TABLE device (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  gate INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
  token_hash TEXT NOT NULL,
  -- Thumbprint (RFC 7638) of the phone's own key; null for a device that is not bound to one.
  key_thumbprint TEXT,
  created_at INTEGER NOT NULL,
  last_seen INTEGER,
  queued INTEGER NOT NULL DEFAULT 0 CHECK (queued >= 0),
  oldest INTEGER,
  skew_ms INTEGER,
  health TEXT CHECK (health IS NULL OR json_valid(health)),
  signed_off INTEGER NOT NULL DEFAULT 0 CHECK (signed_off IN (0, 1)),
  set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1)),
  revoked_at INTEGER,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

-- Opened by a number, never by a name.
CREATE TABLE shift (
  event INTEGER NOT NULL,
  device TEXT NOT NULL,
  number TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  sheet TEXT CHECK (sheet IS NULL OR json_valid(sheet)),
  PRIMARY KEY (event, device, started_at),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  event INTEGER NOT NULL REFERENCES event (number),
  id TEXT NOT NULL,
  gate INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('hold', 'close')),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER CHECK (ends_at >= starts_at),
  set_by TEXT NOT NULL,
  ended_by TEXT,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

-- The log of everything that a gate did. Never deleted, never argued away.
CREATE TABLE scan (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  device TEXT NOT NULL,
  shift TEXT,
  gate INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('ticket', 'walk_in', 'undo', 'count')),
  direction TEXT NOT NULL CHECK (direction IN ('entry', 'exit')),
  serial INTEGER,
  kind TEXT,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  skew_ms INTEGER,
  received_at INTEGER NOT NULL,
  decided TEXT NOT NULL CHECK (decided IN ('online', 'offline')),
  reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
  verdict TEXT NOT NULL CHECK (verdict IN ('admitted', 'refused', 'undone')),
  reason TEXT,
  people INTEGER NOT NULL CHECK (people >= 0),
  children INTEGER NOT NULL CHECK (children BETWEEN 0 AND people),
  conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  override TEXT,
  after TEXT,
  target TEXT,
  zone TEXT,
  admits INTEGER,
  entered INTEGER,
  inside INTEGER,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX scan_time ON scan (event, at);

-- How many people of one ticket passed on one day: sums over its admitted scans.
CREATE TABLE admission (
  event INTEGER NOT NULL,
  day INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  exited INTEGER NOT NULL,
  children_entered INTEGER NOT NULL,
  children_exited INTEGER NOT NULL,
  last_at INTEGER,
  last_gate INTEGER,
  seq INTEGER NOT NULL,
  PRIMARY KEY (event, day, serial),
  FOREIGN KEY (event, serial) REFERENCES ticket (event, serial)
) STRICT, WITHOUT ROWID;

-- Counts per gate and minute, always equal to the sum of the log.
CREATE TABLE attendance (
  event INTEGER NOT NULL,
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  gate INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  exits INTEGER NOT NULL,
  re_entries INTEGER NOT NULL,
  walk_ins INTEGER NOT NULL,
  parties INTEGER NOT NULL,
  children INTEGER NOT NULL,
  crew_in INTEGER NOT NULL,
  crew_out INTEGER NOT NULL,
  PRIMARY KEY (event, day, minute, gate),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

-- Counts made by eye, copied out of the log so that the latest one is found at once.
CREATE TABLE eye_count (
  event INTEGER NOT NULL,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  scan TEXT NOT NULL,
  zone TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  PRIMARY KEY (event, day, zone, at, scan),
  FOREIGN KEY (event, scan) REFERENCES scan (event, id)
) STRICT, WITHOUT ROWID;

-- A figure stated anew after the day, with its reason. The log itself stays as it is.
CREATE TABLE correction (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  exits INTEGER NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, day) REFERENCES day (event, number)
) STRICT, WITHOUT ROWID;
