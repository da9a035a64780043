-- The people who run an edition, how they come in, what they publish, and what they did.

CREATE TABLE member (
  id TEXT PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event (number),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'organizer', 'safety', 'gate', 'desk', 'viewer')),
  gate INTEGER,
  state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX member_event ON member (event);

-- A one-time link, known by the hash of its code. Opening it spends nothing; posting it does.
CREATE TABLE invitation (
  hash TEXT PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event (number),
  kind TEXT NOT NULL CHECK (kind IN ('gate', 'organizer')),
  role TEXT NOT NULL CHECK (role IN ('owner', 'organizer', 'safety', 'gate', 'desk', 'viewer')),
  gate INTEGER,
  -- Whether the device must bring a key of its own to be bound to.
  key_required INTEGER NOT NULL CHECK (key_required IN (0, 1)),
  made_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by TEXT,
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  member TEXT NOT NULL REFERENCES member (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_member ON session (member);

CREATE TABLE passkey (
  credential_id TEXT PRIMARY KEY,
  member TEXT NOT NULL REFERENCES member (id),
  public_key TEXT NOT NULL,
  sign_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  event INTEGER NOT NULL REFERENCES event (number),
  id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'correction')),
  text TEXT NOT NULL CHECK (json_valid(text)),
  published_at INTEGER,
  withdrawn_at INTEGER,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, id, revision)
) STRICT, WITHOUT ROWID;

-- Who changed what. Written in the same batch as the change; holds no personal data of visitors.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  event INTEGER,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT CHECK (detail IS NULL OR json_valid(detail))
) STRICT;
