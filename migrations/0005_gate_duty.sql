-- What a gate asks for beyond the scanning of tickets: help, lanes that flow freely, and the scans
-- of a phone that nobody trusts any more.

-- A gate that calls for help. Named by the phone, so that it can be sent again.
CREATE TABLE alert (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  device TEXT NOT NULL,
  gate INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pressure')),
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  seen_by TEXT,
  seen_at INTEGER,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- People pass counted and unscanned, at one gate or at all of them.
CREATE TABLE free_flow (
  event INTEGER NOT NULL REFERENCES event (number),
  id TEXT NOT NULL,
  gate INTEGER,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER CHECK (ends_at >= starts_at),
  set_by TEXT NOT NULL,
  ended_by TEXT,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

-- Scans of a revoked phone, as it sent them, kept apart until somebody answers for them.
CREATE TABLE handed_in (
  event INTEGER NOT NULL,
  scan TEXT NOT NULL,
  device TEXT NOT NULL,
  asked TEXT NOT NULL CHECK (json_valid(asked)),
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined')),
  decided_by TEXT,
  decided_at INTEGER,
  PRIMARY KEY (event, scan),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- When a revoked phone closed its one hand-in; null while it may still send.
ALTER TABLE device ADD COLUMN handed_in_at INTEGER;

-- How people were counted who were not counted one by one.
ALTER TABLE scan ADD COLUMN counted TEXT CHECK (counted IN ('estimated', 'free_flow'));

-- Holds only what was not counted one by one: other scans write no row here.
CREATE INDEX scan_counted ON scan (event, day) WHERE counted IS NOT NULL;
