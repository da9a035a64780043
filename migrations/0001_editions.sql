-- Editions and what an organizer sets up: days, arrival windows, zones, gates, keys.
-- Instants are milliseconds since the Unix epoch, dates YYYY-MM-DD in the edition's zone.
-- Localized texts and settings are JSON objects.

CREATE TABLE event (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 65535),
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 2 AND 40),
  name TEXT NOT NULL CHECK (json_valid(name)),
  city TEXT NOT NULL CHECK (json_valid(city)),
  venue TEXT NOT NULL CHECK (json_valid(venue)),
  timezone TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'closed', 'archived')),
  registration_opens_at INTEGER NOT NULL,
  registration_closes_at INTEGER NOT NULL CHECK (registration_closes_at > registration_opens_at),
  party_max INTEGER NOT NULL CHECK (party_max BETWEEN 1 AND 255),
  live_detail TEXT NOT NULL CHECK (live_detail IN ('coarse', 'exact')),
  controller TEXT NOT NULL CHECK (json_valid(controller)),
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  -- Wrapped by the operator's key. Dropping it makes every sealed contact of the edition unreadable.
  data_key TEXT,
  -- The fixed permutation of serials in the twelve-digit codes; on every gate phone, no secret.
  code_key TEXT NOT NULL CHECK (json_valid(code_key)),
  created_at INTEGER NOT NULL,
  erased_at INTEGER
) STRICT;

CREATE TABLE day (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL CHECK (closes_at > opens_at),
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
  event INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 65535),
  day INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  -- People, babies too. `taken` is kept by the triggers on registration alone.
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),
  PRIMARY KEY (event, number),
  FOREIGN KEY (event, day) REFERENCES day (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  name TEXT NOT NULL CHECK (json_valid(name)),
  area_m2 INTEGER NOT NULL CHECK (area_m2 > 0),
  -- Persons a square metre at which the zone is busy, on hold, on alert, in emergency.
  thresholds TEXT NOT NULL CHECK (json_valid(thresholds)),
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE gate (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  name TEXT NOT NULL CHECK (json_valid(name)),
  kinds TEXT NOT NULL CHECK (json_valid(kinds)),
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  zone INTEGER,
  PRIMARY KEY (event, number),
  FOREIGN KEY (event, zone) REFERENCES zone (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
  event INTEGER NOT NULL REFERENCES event (number),
  id INTEGER NOT NULL CHECK (id BETWEEN 0 AND 255),
  public_jwk TEXT NOT NULL CHECK (json_valid(public_jwk)),
  -- Wrapped by the operator's key.
  private_key TEXT NOT NULL,
  from_serial INTEGER NOT NULL CHECK (from_serial >= 1),
  to_serial INTEGER CHECK (to_serial >= from_serial),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

-- One writer per event and kind. Whoever starts, or fails, takes the next epoch; a batch of an older
-- epoch tries to insert a row into `fence`, which its check refuses, and so fails whole.
CREATE TABLE actor (
  name TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL CHECK (epoch >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE fence (
  ok INTEGER NOT NULL CHECK (ok = 1)
) STRICT;

-- The ledger's cursor, drawn inside the batch that changes tickets or admissions: commit order.
CREATE TABLE ledger_clock (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  seq INTEGER NOT NULL CHECK (seq >= 0)
) STRICT;
