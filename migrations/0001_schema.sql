-- The schema of Abwab. Its number is in `schema_version`, and changes with every change made here
-- before the first release; after that release each change is a migration of its own.
-- Instants are milliseconds since the Unix epoch, dates YYYY-MM-DD in the edition's zone.
-- Localized texts and settings are JSON objects.

CREATE TABLE schema_version (
  number INTEGER PRIMARY KEY
) STRICT;
INSERT INTO schema_version (number) VALUES (53);

-- Words that a column may hold, one table a list: a later migration adds a word with one INSERT,
-- where a CHECK could never be widened (D1 alters no constraint, and rebuilds no table).

CREATE TABLE edition_status (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO edition_status VALUES ('draft'), ('open'), ('closed'), ('archived');
CREATE TABLE live_detail (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO live_detail VALUES ('coarse'), ('exact');
CREATE TABLE locale (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO locale VALUES ('ar'), ('zgh'), ('fr'), ('en');
CREATE TABLE party_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO party_kind VALUES
  ('individual'), ('family'), ('school'), ('association'), ('media'), ('guest');
CREATE TABLE registration_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO registration_state VALUES ('confirmed'), ('pending'), ('cancelled');
-- A party on a wait list: it waits, places are kept for it until it answers, it was registered, it let
-- the offer pass, nothing came free, it left.
CREATE TABLE wait_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO wait_state VALUES
  ('waiting'), ('offered'), ('taken'), ('expired'), ('not_drawn'), ('left');
-- Why a request was not accepted; the applicant reads it in their own language.
CREATE TABLE decline_reason (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO decline_reason VALUES
  ('full'), ('incomplete'), ('late'), ('unverified'), ('out_of_scope');
CREATE TABLE ticket_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO ticket_state VALUES ('valid'), ('cancelled'), ('pending');
CREATE TABLE device_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO device_state VALUES ('active'), ('revoked');
CREATE TABLE hold_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO hold_kind VALUES ('hold'), ('close');
CREATE TABLE gate_note (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO gate_note VALUES
  ('step_free_lane'), ('with_group_before'), ('call_desk'), ('answer_in_french');
CREATE TABLE scan_type (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO scan_type VALUES ('ticket'), ('walk_in'), ('undo'), ('count');
CREATE TABLE scan_direction (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO scan_direction VALUES ('entry'), ('exit');
CREATE TABLE scan_decision (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO scan_decision VALUES ('online'), ('offline');
CREATE TABLE verdict (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO verdict VALUES ('admitted'), ('refused'), ('undone');
-- How people were counted who were not counted one by one.
CREATE TABLE counting_method (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO counting_method VALUES ('estimated'), ('free_flow');
-- Visits are the sum of their classes, so nobody corrects them.
CREATE TABLE correctable_figure (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO correctable_figure VALUES
  ('visitors_by_ticket'), ('repeat_visits'), ('walk_in_visits'), ('beyond_booking'), ('exits');
CREATE TABLE alert_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO alert_kind VALUES ('pressure');
CREATE TABLE hand_in_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO hand_in_state VALUES ('waiting'), ('accepted'), ('declined');
CREATE TABLE gate_direction (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO gate_direction VALUES ('in'), ('out'), ('both');
CREATE TABLE member_role (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO member_role VALUES
  ('owner'), ('organizer'), ('safety'), ('gate'), ('desk'), ('communication'), ('privacy'),
  ('viewer');
CREATE TABLE member_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO member_state VALUES ('active'), ('revoked');
CREATE TABLE invitation_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO invitation_kind VALUES ('gate'), ('organizer');
-- What chats show of a link to an edition's page, one for each language, drawn in the office's browser.
CREATE TABLE share_picture (
  event INTEGER NOT NULL REFERENCES event (number),
  locale TEXT NOT NULL REFERENCES locale (word),
  png BLOB NOT NULL CHECK (length(png) BETWEEN 1 AND 180000),
  -- Of its bytes, for its address.
  digest TEXT NOT NULL,
  -- What is written on it: once the edition says otherwise, it is shown no more.
  words TEXT NOT NULL CHECK (length(words) <= 1000),
  drawn_at INTEGER NOT NULL,
  PRIMARY KEY (event, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO notice_kind VALUES ('notice'), ('correction');
CREATE TABLE release_status (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO release_status VALUES ('provisional'), ('final');
CREATE TABLE notice_template (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO notice_template VALUES
  ('held'), ('full'), ('rumour'), ('weather'), ('over'), ('free');
-- What a message tells its holder: they are registered, their hour was moved, their gate is another one,
-- what they or somebody of the office did to their registration, that they come tomorrow, what the
-- office writes to many, and that their day is called off. `code`: six digits that somebody asked for
-- who looks for a ticket.
CREATE TABLE message_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO message_kind VALUES
  ('ticket'), ('moved'), ('gate'), ('changed'), ('cancelled'), ('approved'), ('declined'), ('turn'), ('offer'),
  ('reminder'), ('bulk'), ('code'), ('wish'), ('called_off');
CREATE TABLE message_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO message_state VALUES
  ('ready'), ('sending'), ('sent'), ('delivered'), ('bounced'), ('unknown'), ('dropped');
-- Why a message is not sent.
CREATE TABLE drop_reason (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO drop_reason VALUES
  ('no_channel'), ('superseded'), ('other_contact'), ('expired'), ('not_carried'), ('stopped');
-- What carries messages.
CREATE TABLE message_channel (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO message_channel VALUES ('email'), ('sms'), ('push');
-- `off`: set up, and was never switched on; `stopped`: what is to be sent waits.
CREATE TABLE channel_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO channel_state VALUES ('off'), ('on'), ('stopped');
CREATE TABLE wish_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO wish_state VALUES
  ('received'), ('reading'), ('granted'), ('not_possible'), ('closed');
-- Of which data a file is.
CREATE TABLE export_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO export_kind VALUES
  ('registrations'), ('tickets'), ('scans'), ('attendance'), ('conflicts'), ('audit');
CREATE TABLE export_format (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO export_format VALUES ('xlsx'), ('csv');
-- It was asked for, is written, was written whole, broke off.
CREATE TABLE export_state (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO export_state VALUES ('asked'), ('running'), ('finished'), ('cut');

-- Editions and what an organizer sets up: days, arrival windows, gates, keys.

CREATE TABLE event (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 65535),
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 2 AND 40),
  name TEXT NOT NULL CHECK (json_valid(name)),
  city TEXT NOT NULL CHECK (json_valid(city)),
  venue TEXT NOT NULL CHECK (json_valid(venue)),
  timezone TEXT NOT NULL,
  status TEXT NOT NULL REFERENCES edition_status (word),
  -- Local times are the truth. The instants beside them are derived by the offsets that are kept here,
  -- and derived again when the zone's law was changed since.
  registration_opens TEXT NOT NULL,
  registration_closes TEXT NOT NULL,
  utc_offsets TEXT NOT NULL CHECK (json_valid(utc_offsets)),
  registration_opens_at INTEGER NOT NULL,
  registration_closes_at INTEGER NOT NULL CHECK (registration_closes_at > registration_opens_at),
  party_max INTEGER NOT NULL CHECK (party_max BETWEEN 1 AND 255),
  -- Of each window's places, the percentage that schools and associations may hold together.
  group_share INTEGER NOT NULL CHECK (group_share BETWEEN 0 AND 100),
  live_detail TEXT NOT NULL REFERENCES live_detail (word),
  -- Hours within which a request is answered, by kind of party; the service's own where none is given.
  answer_hours TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answer_hours)),
  controller TEXT NOT NULL CHECK (json_valid(controller)),
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  -- Longer texts of its pages by name, each in every language; one that was not written has no entry.
  texts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(texts)),
  -- The kinds of party that may register.
  kinds TEXT NOT NULL CHECK (json_valid(kinds))
    DEFAULT '["individual","family","school","association","media","guest"]',
  -- Kinds that somebody approves first here, beside the press and guests.
  approved_kinds TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(approved_kinds)),
  -- How many people the site holds, and from how many on it is called what; null until it is known.
  site TEXT CHECK (site IS NULL OR json_valid(site)),
  -- Of each window's places, what is kept for whom, and when the rest opens.
  shares TEXT NOT NULL DEFAULT '{"kept":{},"openings":[],"same_day":null}' CHECK (json_valid(shares)),
  programme TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(programme)),
  -- What visitors ask and are answered, and what stands where on the plan of the site.
  questions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(questions)),
  plan TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(plan)),
  -- What somebody has read through and found right.
  reviewed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reviewed)),
  copied_from INTEGER REFERENCES event (number),
  -- Wrapped by the operator's key. Dropping it makes every sealed contact of the edition unreadable.
  data_key TEXT,
  -- Wrapped by the operator's key: distinguishes an issued token of a gate phone from an invented one.
  token_key TEXT NOT NULL,
  -- The fixed permutation of serials in the twelve-digit codes; on every gate phone, no secret.
  code_key TEXT NOT NULL CHECK (json_valid(code_key)),
  -- Raised by each edit of the edition: what was judged under an older one is judged again.
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  -- Of the file that set it up, to recognize the same file.
  fingerprint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
) STRICT;

CREATE TABLE day (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- HH:MM; before the hour at which a day ends it is of the next morning.
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL CHECK (closes_at > opens_at),
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
  event INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 65535),
  day INTEGER NOT NULL,
  from_time TEXT NOT NULL,
  to_time TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  -- People, babies too. `taken` is kept by the triggers on registration alone.
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),
  -- Of these places, what schools and associations may hold together; null for all of them.
  group_capacity INTEGER CHECK (group_capacity BETWEEN 0 AND capacity),
  group_taken INTEGER NOT NULL DEFAULT 0 CHECK (group_taken >= 0),
  -- Of all places, those that are kept for some, and how many people hold them or more. They are
  -- sums of `taken`, kept by the same triggers.
  school_kept INTEGER NOT NULL DEFAULT 0 CHECK (school_kept >= 0),
  school_taken INTEGER NOT NULL DEFAULT 0 CHECK (school_taken >= 0),
  association_kept INTEGER NOT NULL DEFAULT 0 CHECK (association_kept >= 0),
  association_taken INTEGER NOT NULL DEFAULT 0 CHECK (association_taken >= 0),
  media_kept INTEGER NOT NULL DEFAULT 0 CHECK (media_kept >= 0),
  media_taken INTEGER NOT NULL DEFAULT 0 CHECK (media_taken >= 0),
  guest_kept INTEGER NOT NULL DEFAULT 0 CHECK (guest_kept >= 0),
  guest_taken INTEGER NOT NULL DEFAULT 0 CHECK (guest_taken >= 0),
  desk_kept INTEGER NOT NULL DEFAULT 0 CHECK (desk_kept >= 0),
  desk_taken INTEGER NOT NULL DEFAULT 0 CHECK (desk_taken >= 0),
  -- From when on how many places are open to everybody, `[[instant, places], …]`; null: all that are
  -- not kept.
  openings TEXT CHECK (openings IS NULL OR json_valid(openings)),
  -- Offered to parties of its wait list, in people: nobody else may have them.
  reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  -- Parties that wait for it, or for any window of its day. While there are some, all that comes free
  -- is theirs, by a draw: whoever registers has only what was left before the first of them came.
  waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  left_open INTEGER NOT NULL DEFAULT 0 CHECK (left_open >= 0),
  -- When places were drawn for last, ms.
  drawn_at INTEGER,
  -- To new registrations; whoever holds it keeps it.
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  -- Somebody registered for it at some time: tickets may carry its number.
  used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
  -- The hour that it had before it was moved under those who held it, and when that was done: `{date,
  -- from, to, at}`. Their tickets say it.
  moved TEXT CHECK (moved IS NULL OR json_valid(moved)),
  PRIMARY KEY (event, number),
  CHECK (school_kept + association_kept + media_kept + guest_kept + desk_kept <= capacity),
  FOREIGN KEY (event, day) REFERENCES day (event, number)
) STRICT, WITHOUT ROWID;

-- What an edit of the edition may not do, whatever it was judged by: the batch fails whole.
CREATE TRIGGER slot_capacity_judged BEFORE UPDATE OF capacity ON slot
WHEN NEW.capacity < OLD.capacity AND NEW.capacity < NEW.taken + NEW.reserved
BEGIN
  SELECT RAISE(ABORT, 'capacity_below_taken');
END;

CREATE TRIGGER slot_kept BEFORE DELETE ON slot WHEN OLD.used = 1 OR OLD.reserved > 0
BEGIN
  SELECT RAISE(ABORT, 'in_use');
END;

CREATE TRIGGER slot_numbered BEFORE UPDATE OF number, day ON slot
WHEN OLD.used = 1 AND (NEW.number <> OLD.number OR NEW.day <> OLD.day)
BEGIN
  SELECT RAISE(ABORT, 'in_use');
END;

CREATE TABLE gate (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  name TEXT NOT NULL CHECK (json_valid(name)),
  kinds TEXT NOT NULL CHECK (json_valid(kinds)),
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  -- Where it is, in degrees (WGS 84), so that a phone at another one can point to it.
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  -- What posters, badges and SMS call it; null: its number.
  sign TEXT CHECK (length(sign) BETWEEN 1 AND 4),
  lanes INTEGER NOT NULL DEFAULT 1 CHECK (lanes BETWEEN 1 AND 99),
  direction TEXT NOT NULL DEFAULT 'both' REFERENCES gate_direction (word),
  -- Where coaches stop that come to it, by name; empty where nothing is said of it.
  bays TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bays)),
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
  event INTEGER NOT NULL REFERENCES event (number),
  id INTEGER NOT NULL CHECK (id BETWEEN 0 AND 255),
  public_jwk TEXT NOT NULL CHECK (json_valid(public_jwk)),
  -- Wrapped by the operator's key.
  private_key TEXT NOT NULL,
  from_serial INTEGER NOT NULL CHECK (from_serial >= 1),
  -- One before `from_serial` for a key that was replaced before it signed anything.
  to_serial INTEGER CHECK (to_serial >= from_serial - 1),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

-- One writer per event and kind. One that starts, or fails, takes the next epoch; a batch of an older
-- epoch tries to insert a row into `fence`, which its check refuses, and so fails whole. In the same
-- way fails a batch whose tickets, or whose edition, changed after they were read.
CREATE TABLE actor (
  name TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL CHECK (epoch >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE fence (
  epoch INTEGER NOT NULL CONSTRAINT epoch_is_current CHECK (epoch = 1),
  ground INTEGER NOT NULL CONSTRAINT ground_is_current CHECK (ground = 1),
  edition INTEGER NOT NULL DEFAULT 1 CONSTRAINT edition_is_current CHECK (edition = 1),
  -- Registrations that are written all of them or none.
  request INTEGER NOT NULL DEFAULT 1 CONSTRAINT request_is_whole CHECK (request = 1)
) STRICT;

-- How far this database has followed the list of erasures, which lies apart from it: put back to an
-- earlier instant, it is behind, and what was erased since is erased again.
CREATE TABLE erasures_followed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  number INTEGER NOT NULL CHECK (number >= 0)
) STRICT;
INSERT INTO erasures_followed (only, number) VALUES (1, 0);

-- The end of an edition's personal data, with how much there was of each, and what was left of it when
-- everything had been looked through. Counts of rows, by what they are.
CREATE TABLE purge (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  begun_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  ended_at INTEGER CHECK (ended_at >= begun_at),
  after TEXT CHECK (json_valid(after) AND (after IS NULL) = (ended_at IS NULL))
) STRICT;

-- What was asked of an edition and done, by the key of the form that asked: asked twice, it is done
-- once.
CREATE TABLE edition_change (
  event INTEGER NOT NULL REFERENCES event (number),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
  -- The edition's version since then.
  version INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, key)
) STRICT, WITHOUT ROWID;

-- What is drawn inside the batch that uses it: the ledger's cursor (commit order) by every batch
-- that changes tickets or admissions, and the last serial given out.
CREATE TABLE ledger_clock (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  last_serial INTEGER NOT NULL DEFAULT 0 CHECK (last_serial BETWEEN 0 AND 9999999)
) STRICT;

-- Registrations and the tickets they hold. Written by the Registrar alone.

-- A code of the directorate, known by its hash. With it, schools and associations of more than
-- `party_max` people register at once: up to a number of people and uses, on its days, until it ends.
CREATE TABLE group_code (
  event INTEGER NOT NULL REFERENCES event (number),
  hash TEXT NOT NULL,
  people_max INTEGER NOT NULL CHECK (people_max >= 1),
  people INTEGER NOT NULL DEFAULT 0 CHECK (people BETWEEN 0 AND people_max),
  uses_max INTEGER NOT NULL CHECK (uses_max >= 1),
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses BETWEEN 0 AND uses_max),
  -- Numbers of the days that it allows, as a JSON array; null for all of them.
  days TEXT CHECK (days IS NULL OR json_valid(days)),
  made_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  withdrawn_at INTEGER,
  PRIMARY KEY (event, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE registration (
  event INTEGER NOT NULL,
  -- The idempotency key that the visitor's form carried.
  id TEXT NOT NULL CHECK (length(id) = 36),
  state TEXT NOT NULL REFERENCES registration_state (word),
  kind TEXT NOT NULL REFERENCES party_kind (word),
  day INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  adults INTEGER NOT NULL CHECK (adults >= 1),
  children INTEGER NOT NULL CHECK (children >= 0),
  girls INTEGER NOT NULL CHECK (girls >= 0),
  boys INTEGER NOT NULL CHECK (boys >= 0),
  coaches INTEGER NOT NULL CHECK (coaches >= 1),
  -- Places of its window that it holds, in people: none for a group that waits for approval, and
  -- only those of people who came once it is cancelled. The triggers below count these.
  held INTEGER NOT NULL CHECK (held BETWEEN 0 AND adults + children),
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  -- Registered by a member at the desk: it draws on the desk's share of its window.
  at_desk INTEGER NOT NULL DEFAULT 0 CHECK (at_desk IN (0, 1)),
  -- It comes from the wait list: it takes the places that are kept for the wait of the same id.
  waited INTEGER NOT NULL DEFAULT 0 CHECK (waited IN (0, 1)),
  locale TEXT NOT NULL REFERENCES locale (word),
  news INTEGER NOT NULL CHECK (news IN (0, 1)),
  -- Name, phone, e-mail and organisation in one AES-GCM box; null once erased, and where the desk
  -- asked for none of them.
  contact TEXT,
  -- Keyed hashes, to find a contact again without being able to read it.
  phone_hash TEXT,
  email_hash TEXT,
  -- Which of its private links is the valid one: a new contact makes a new link.
  link INTEGER NOT NULL DEFAULT 0 CHECK (link BETWEEN 0 AND 60),
  -- Keyed hash of the content, to tell a repeated request from another one under the same key.
  fingerprint TEXT NOT NULL,
  -- Its first serial and the secret digits beside it are its reference, drawn on receipt.
  first_serial INTEGER NOT NULL CHECK (first_serial BETWEEN 1 AND 9999999),
  first_secret INTEGER NOT NULL CHECK (first_secret BETWEEN 0 AND 9999),
  -- Serials that it holds, and those that it held on other days: a ceiling for its whole life.
  serials TEXT NOT NULL CHECK (json_valid(serials) AND serials NOT GLOB '*null*'),
  retired TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(retired)),
  group_code TEXT,
  -- Registrations that were asked for together, one for each day; null for one that was asked for alone.
  request TEXT,
  -- When it was sent for approval, and sent again; null where none is needed.
  waits_since INTEGER CHECK (state <> 'pending' OR waits_since IS NOT NULL),
  -- The people for whom a group was approved, or vouched for by a code; null for all others.
  agreed INTEGER CHECK (agreed >= 1),
  -- Why it was declined; null again once it was completed and waits anew.
  decline_reason TEXT REFERENCES decline_reason (word)
    CHECK (decline_reason IS NULL OR state = 'cancelled'),
  -- Raised by each change: a change that was worked out on an older one is worked out again.
  revision INTEGER NOT NULL DEFAULT 0 CHECK (revision BETWEEN 0 AND 60),
  -- The form key of the change that was written last.
  change_key TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- When all that was known of its people went; what was counted of it stays.
  erased_at INTEGER CHECK (erased_at IS NULL OR contact IS NULL),
  PRIMARY KEY (event, id),
  CHECK (json_array_length(serials) + json_array_length(retired) <= 200),
  FOREIGN KEY (event, slot) REFERENCES slot (event, number),
  FOREIGN KEY (event, group_code) REFERENCES group_code (event, hash)
) STRICT, WITHOUT ROWID;

-- With the state in them they answer alone; without it SQLite walks the whole event instead.
CREATE INDEX registration_phone ON registration (event, phone_hash, day, state)
WHERE phone_hash IS NOT NULL;
CREATE INDEX registration_email ON registration (event, email_hash, day, state)
WHERE email_hash IS NOT NULL;
-- A name that the desk wrote down alone: found by no hash, and still to be erased.
CREATE INDEX registration_unhashed ON registration (event)
WHERE contact IS NOT NULL AND phone_hash IS NULL AND email_hash IS NULL;
-- Holds only those that wait for approval.
CREATE INDEX registration_pending ON registration (event, kind, waits_since) WHERE state = 'pending';
-- Holds only those of the press, whose badges are printed.
CREATE INDEX registration_media ON registration (event, created_at) WHERE kind = 'media';
-- Holds only groups: a list from outside finds among them those that registered by themselves.
CREATE INDEX registration_group ON registration (event, kind, day)
WHERE kind IN ('school', 'association');
-- What a list from outside has brought, as its file and letters read it.
CREATE INDEX registration_code ON registration (event, group_code, first_serial)
WHERE group_code IS NOT NULL;
-- Holds only those of several days.
CREATE INDEX registration_request ON registration (event, request) WHERE request IS NOT NULL;

-- A group that waits for approval has its reference and no ticket to find it by.
CREATE INDEX registration_ticketless ON registration (event, first_serial) WHERE serials = '[]';

-- Who comes in a window: lists of it, and a search within it.
CREATE INDEX registration_window ON registration (event, slot, state, id);

-- Rows of one statement are judged one by one, so that one refusal never fails its group.
CREATE TRIGGER registration_judged BEFORE INSERT ON registration
BEGIN
  -- What comes from the wait list has the places that are kept for it, and no others.
  SELECT RAISE(IGNORE) WHERE NEW.waited = 1 AND NOT EXISTS (
    SELECT 1 FROM wait w JOIN slot ON slot.event = w.event AND slot.number = w.offered
    WHERE w.event = NEW.event AND w.id = NEW.id AND w.state = 'offered' AND w.offered = NEW.slot
      AND w.first_serial = NEW.first_serial AND w.deadline > NEW.created_at
      AND slot.day = NEW.day AND NEW.held <= min(w.people, slot.reserved)
  );
  SELECT RAISE(IGNORE) WHERE NEW.waited = 0 AND coalesce((
    SELECT slot.day <> NEW.day OR slot.closed = 1
      OR slot.taken + slot.reserved + NEW.held > slot.capacity
      OR (NEW.kind IN ('school', 'association')
        AND slot.group_taken + NEW.held > coalesce(slot.group_capacity, slot.capacity))
      -- More than what is left of its own share and of what everybody shares: see `roomIn`.
      OR NEW.held > max(0, CASE iif(NEW.at_desk = 1, 'desk', NEW.kind)
      WHEN 'school' THEN slot.school_kept - slot.school_taken
      WHEN 'association' THEN slot.association_kept - slot.association_taken
      WHEN 'media' THEN slot.media_kept - slot.media_taken
      WHEN 'guest' THEN slot.guest_kept - slot.guest_taken
      WHEN 'desk' THEN slot.desk_kept - slot.desk_taken
      ELSE 0 END)
      + max(0, min(iif(slot.waiting > 0, slot.left_open, slot.capacity), min(
        slot.capacity - (slot.school_kept + slot.association_kept + slot.media_kept
          + slot.guest_kept + slot.desk_kept),
        iif(slot.openings IS NULL, slot.capacity, (SELECT coalesce(max(o.value ->> 1), 0)
          FROM json_each(slot.openings) o WHERE o.value ->> 0 <= NEW.created_at))
        ) - slot.taken
        + min(slot.school_kept, slot.school_taken)
        + min(slot.association_kept, slot.association_taken)
        + min(slot.media_kept, slot.media_taken)
        + min(slot.guest_kept, slot.guest_taken)
        + min(slot.desk_kept, slot.desk_taken) - slot.reserved))
    FROM slot WHERE slot.event = NEW.event AND slot.number = NEW.slot
  ), 1);
  -- More than three parties of one phone or e-mail on one day are hoarding.
  SELECT RAISE(IGNORE) WHERE NEW.kind IN ('individual', 'family') AND (
    (SELECT count(*) FROM registration r WHERE r.event = NEW.event AND r.day = NEW.day
      AND r.phone_hash = NEW.phone_hash AND r.state <> 'cancelled' AND r.id <> NEW.id) >= 3
    OR (SELECT count(*) FROM registration r WHERE r.event = NEW.event AND r.day = NEW.day
      AND r.email_hash = NEW.email_hash AND r.state <> 'cancelled' AND r.id <> NEW.id) >= 3
  );
  -- So are more than 1,000 people without a code of the directorate.
  SELECT RAISE(IGNORE) WHERE NEW.kind NOT IN ('individual', 'family') AND NEW.group_code IS NULL AND (
    (SELECT coalesce(sum(r.adults + r.children), 0) FROM registration r
      WHERE r.event = NEW.event AND r.day = NEW.day AND r.phone_hash = NEW.phone_hash
      AND r.state <> 'cancelled' AND r.group_code IS NULL AND r.id <> NEW.id)
      + NEW.adults + NEW.children > 1000
    OR (SELECT coalesce(sum(r.adults + r.children), 0) FROM registration r
      WHERE r.event = NEW.event AND r.day = NEW.day AND r.email_hash = NEW.email_hash
      AND r.state <> 'cancelled' AND r.group_code IS NULL AND r.id <> NEW.id)
      + NEW.adults + NEW.children > 1000
  );
  SELECT RAISE(IGNORE) WHERE NEW.group_code IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM group_code g WHERE g.event = NEW.event AND g.hash = NEW.group_code
      AND g.withdrawn_at IS NULL AND g.expires_at > NEW.created_at AND g.uses < g.uses_max
      AND g.people + NEW.held <= g.people_max
      AND (g.days IS NULL OR EXISTS (SELECT 1 FROM json_each(g.days) d WHERE d.value = NEW.day))
  );
END;

CREATE TRIGGER registration_seated AFTER INSERT ON registration
BEGIN
  UPDATE slot SET taken = taken + NEW.held, used = 1,
    reserved = reserved - iif(NEW.waited = 1, NEW.held, 0),
    -- Beyond its own share.
    left_open = iif(waiting = 0 OR NEW.waited = 1, left_open, max(0, left_open - max(0, NEW.held - max(0, CASE iif(NEW.at_desk = 1, 'desk', NEW.kind)
      WHEN 'school' THEN school_kept - school_taken
      WHEN 'association' THEN association_kept - association_taken
      WHEN 'media' THEN media_kept - media_taken
      WHEN 'guest' THEN guest_kept - guest_taken
      WHEN 'desk' THEN desk_kept - desk_taken
      ELSE 0 END)))),
    group_taken = group_taken + iif(NEW.kind IN ('school', 'association'), NEW.held, 0),
    school_taken = school_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'school', NEW.held, 0),
    association_taken = association_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'association', NEW.held, 0),
    media_taken = media_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'media', NEW.held, 0),
    guest_taken = guest_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'guest', NEW.held, 0),
    desk_taken = desk_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'desk', NEW.held, 0)
  WHERE slot.event = NEW.event AND slot.number = NEW.slot AND (NEW.held > 0 OR used = 0);
  UPDATE group_code SET uses = uses + 1, people = people + NEW.held
  WHERE group_code.event = NEW.event AND group_code.hash = NEW.group_code;
END;

CREATE TRIGGER registration_drawn AFTER INSERT ON registration WHEN NEW.waited = 1
BEGIN
  UPDATE wait SET state = 'taken', party = NULL, changed_at = NEW.created_at
  WHERE event = NEW.event AND id = NEW.id;
END;

-- A group that waits may get its code later: it is judged as one that comes with the registration.
CREATE TRIGGER registration_vouching_judged BEFORE UPDATE OF group_code ON registration
WHEN NEW.group_code IS NOT OLD.group_code
BEGIN
  SELECT RAISE(IGNORE) WHERE NOT EXISTS (
    SELECT 1 FROM group_code g WHERE g.event = NEW.event AND g.hash = NEW.group_code
      AND g.withdrawn_at IS NULL AND g.expires_at > NEW.changed_at AND g.uses < g.uses_max
      AND g.people + NEW.held <= g.people_max
      AND (g.days IS NULL OR EXISTS (SELECT 1 FROM json_each(g.days) d WHERE d.value = NEW.day))
  );
END;

CREATE TRIGGER registration_vouched_for AFTER UPDATE OF group_code ON registration
WHEN NEW.group_code IS NOT OLD.group_code
BEGIN
  UPDATE group_code SET uses = uses + 1, people = people + NEW.held
  WHERE group_code.event = NEW.event AND group_code.hash = NEW.group_code;
END;

-- A change keeps its old places unless the new ones fit. Giving places back always fits.
CREATE TRIGGER registration_change_judged
BEFORE UPDATE OF state, day, slot, held ON registration
WHEN NEW.slot <> OLD.slot OR NEW.held > OLD.held
BEGIN
  SELECT RAISE(IGNORE) WHERE coalesce((
    SELECT slot.day <> NEW.day OR slot.closed = 1
      OR slot.taken + slot.reserved + NEW.held - iif(OLD.slot = NEW.slot, OLD.held, 0)
        > slot.capacity
      OR (NEW.kind IN ('school', 'association')
        AND slot.group_taken + NEW.held - iif(OLD.slot = NEW.slot, OLD.held, 0)
          > coalesce(slot.group_capacity, slot.capacity))
      OR NEW.held - iif(OLD.slot = NEW.slot, OLD.held, 0) > max(0, CASE iif(NEW.at_desk = 1, 'desk', NEW.kind)
      WHEN 'school' THEN slot.school_kept - slot.school_taken
      WHEN 'association' THEN slot.association_kept - slot.association_taken
      WHEN 'media' THEN slot.media_kept - slot.media_taken
      WHEN 'guest' THEN slot.guest_kept - slot.guest_taken
      WHEN 'desk' THEN slot.desk_kept - slot.desk_taken
      ELSE 0 END)
      + max(0, min(iif(slot.waiting > 0, slot.left_open, slot.capacity), min(
        slot.capacity - (slot.school_kept + slot.association_kept + slot.media_kept
          + slot.guest_kept + slot.desk_kept),
        iif(slot.openings IS NULL, slot.capacity, (SELECT coalesce(max(o.value ->> 1), 0)
          FROM json_each(slot.openings) o WHERE o.value ->> 0 <= NEW.changed_at))
        ) - slot.taken
        + min(slot.school_kept, slot.school_taken)
        + min(slot.association_kept, slot.association_taken)
        + min(slot.media_kept, slot.media_taken)
        + min(slot.guest_kept, slot.guest_taken)
        + min(slot.desk_kept, slot.desk_taken) - slot.reserved))
    FROM slot WHERE slot.event = NEW.event AND slot.number = NEW.slot
  ), 1);
END;

CREATE TRIGGER registration_reseated AFTER UPDATE OF slot, held ON registration
WHEN NEW.slot <> OLD.slot OR NEW.held <> OLD.held
BEGIN
  UPDATE slot SET taken = taken - OLD.held,
    group_taken = group_taken - iif(OLD.kind IN ('school', 'association'), OLD.held, 0),
    school_taken = school_taken - iif(iif(OLD.at_desk = 1, 'desk', OLD.kind) = 'school', OLD.held, 0),
    association_taken = association_taken - iif(iif(OLD.at_desk = 1, 'desk', OLD.kind) = 'association', OLD.held, 0),
    media_taken = media_taken - iif(iif(OLD.at_desk = 1, 'desk', OLD.kind) = 'media', OLD.held, 0),
    guest_taken = guest_taken - iif(iif(OLD.at_desk = 1, 'desk', OLD.kind) = 'guest', OLD.held, 0),
    desk_taken = desk_taken - iif(iif(OLD.at_desk = 1, 'desk', OLD.kind) = 'desk', OLD.held, 0)
  WHERE slot.event = OLD.event AND slot.number = OLD.slot;
  UPDATE slot SET taken = taken + NEW.held, used = 1,
    left_open = iif(waiting = 0, left_open, max(0, left_open - max(0, NEW.held - iif(OLD.slot = NEW.slot, OLD.held, 0) - max(0, CASE iif(NEW.at_desk = 1, 'desk', NEW.kind)
      WHEN 'school' THEN school_kept - school_taken
      WHEN 'association' THEN association_kept - association_taken
      WHEN 'media' THEN media_kept - media_taken
      WHEN 'guest' THEN guest_kept - guest_taken
      WHEN 'desk' THEN desk_kept - desk_taken
      ELSE 0 END)))),
    group_taken = group_taken + iif(NEW.kind IN ('school', 'association'), NEW.held, 0),
    school_taken = school_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'school', NEW.held, 0),
    association_taken = association_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'association', NEW.held, 0),
    media_taken = media_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'media', NEW.held, 0),
    guest_taken = guest_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'guest', NEW.held, 0),
    desk_taken = desk_taken + iif(iif(NEW.at_desk = 1, 'desk', NEW.kind) = 'desk', NEW.held, 0)
  WHERE slot.event = NEW.event AND slot.number = NEW.slot;
END;

-- Parties that wait for a place in a full window. Its own writer is the Registrar, as of registrations.
CREATE TABLE wait (
  event INTEGER NOT NULL REFERENCES event (number),
  -- Made from the key of the form that joined. Its registration has the same one.
  id TEXT NOT NULL CHECK (length(id) = 36),
  state TEXT NOT NULL REFERENCES wait_state (word),
  day INTEGER NOT NULL,
  -- The window; 0 for any window of its day.
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 65535),
  people INTEGER NOT NULL CHECK (people >= 1),
  -- Whether it is asked before it is registered.
  ask INTEGER NOT NULL CHECK (ask IN (0, 1)),
  -- Whether it takes part in draws: of one phone or e-mail, one party in each list does.
  lot INTEGER NOT NULL CHECK (lot IN (0, 1)),
  locale TEXT NOT NULL REFERENCES locale (word),
  -- As its registration will be written, the contact sealed; null once it is not needed any more.
  party TEXT CHECK (party IS NULL OR json_valid(party)),
  phone_hash TEXT,
  email_hash TEXT,
  -- Keyed hash of what was asked, to tell a repeated request from another one under the same key.
  fingerprint TEXT NOT NULL,
  -- Drawn on joining: its private link stays the same when it is registered.
  first_serial INTEGER NOT NULL CHECK (first_serial BETWEEN 1 AND 9999999),
  first_secret INTEGER NOT NULL CHECK (first_secret BETWEEN 0 AND 9999),
  -- Draws in which smaller parties were drawn and it was too large for what was left.
  passed INTEGER NOT NULL DEFAULT 0 CHECK (passed >= 0),
  -- Since when what comes free is kept together for it, ms.
  kept_since INTEGER,
  -- The window of which places are kept for it until the deadline, ms.
  offered INTEGER,
  deadline INTEGER,
  -- How often it was offered places.
  offers INTEGER NOT NULL DEFAULT 0 CHECK (offers >= 0),
  joined_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- When all that was known of its people went.
  erased_at INTEGER CHECK (erased_at IS NULL OR party IS NULL),
  PRIMARY KEY (event, id),
  CHECK (state <> 'offered' OR (offered IS NOT NULL AND deadline IS NOT NULL AND lot = 1)),
  CHECK (party IS NOT NULL OR NOT (state = 'waiting' OR state = 'offered'))
) STRICT, WITHOUT ROWID;

-- Its private link names it by its serial.
CREATE UNIQUE INDEX wait_serial ON wait (event, first_serial);
-- Holds only those that wait still; a statement that says less than all of its condition does not use it.
CREATE INDEX wait_list ON wait (event, day, slot, state) WHERE state IN ('waiting', 'offered');
CREATE INDEX wait_phone ON wait (event, phone_hash, day, slot)
WHERE phone_hash IS NOT NULL AND state IN ('waiting', 'offered');
CREATE INDEX wait_email ON wait (event, email_hash, day, slot)
WHERE email_hash IS NOT NULL AND state IN ('waiting', 'offered');

CREATE TRIGGER wait_joined AFTER INSERT ON wait WHEN NEW.state = 'waiting' AND NEW.lot = 1
BEGIN
  UPDATE slot SET waiting = waiting + 1
  WHERE event = NEW.event AND day = NEW.day AND (NEW.slot = 0 OR number = NEW.slot);
END;

-- Places are kept for one party after the other, as long as there are some.
CREATE TRIGGER wait_offer_judged BEFORE UPDATE OF state ON wait
WHEN NEW.state = 'offered' AND OLD.state <> 'offered'
BEGIN
  SELECT RAISE(IGNORE) WHERE OLD.state <> 'waiting' OR NOT EXISTS (
    SELECT 1 FROM slot WHERE slot.event = NEW.event AND slot.number = NEW.offered
      AND slot.day = NEW.day AND slot.closed = 0
      AND slot.taken + slot.reserved + NEW.people <= slot.capacity
  );
END;

CREATE TRIGGER wait_counted AFTER UPDATE OF state, lot ON wait
WHEN (NEW.state = 'waiting' AND NEW.lot = 1) <> (OLD.state = 'waiting' AND OLD.lot = 1)
BEGIN
  UPDATE slot SET waiting = max(0, waiting + iif(NEW.state = 'waiting' AND NEW.lot = 1, 1, -1))
  WHERE event = NEW.event AND day = NEW.day AND (NEW.slot = 0 OR number = NEW.slot);
END;

CREATE TRIGGER wait_offered AFTER UPDATE OF state ON wait
WHEN NEW.state = 'offered' AND OLD.state <> 'offered'
BEGIN
  UPDATE slot SET reserved = reserved + NEW.people
  WHERE event = NEW.event AND number = NEW.offered;
END;

-- What was taken is counted by its registration, in the same statement.
CREATE TRIGGER wait_released AFTER UPDATE OF state ON wait
WHEN OLD.state = 'offered' AND NEW.state NOT IN ('offered', 'taken')
BEGIN
  UPDATE slot SET reserved = reserved - OLD.people
  WHERE event = OLD.event AND number = OLD.offered;
END;

-- Whoever gives up the place that a contact has in a list leaves it to the next of the same phone, and
-- of the same e-mail address: those may be two, who share nothing. Nobody has two for one contact.
CREATE TRIGGER wait_passed_on AFTER UPDATE OF state ON wait
WHEN OLD.lot = 1 AND OLD.state IN ('waiting', 'offered')
  AND NEW.state NOT IN ('waiting', 'offered', 'taken')
BEGIN
  UPDATE wait SET lot = 1 WHERE event = OLD.event AND id = (
    SELECT w.id FROM wait w WHERE w.event = OLD.event AND w.phone_hash = OLD.phone_hash
      AND w.day = OLD.day AND w.slot = OLD.slot
      AND w.state IN ('waiting', 'offered') AND w.state = 'waiting' AND w.lot = 0
      AND NOT EXISTS (SELECT 1 FROM wait o WHERE o.event = OLD.event AND o.phone_hash = w.phone_hash
        AND o.day = OLD.day AND o.slot = OLD.slot AND o.state IN ('waiting', 'offered') AND o.lot = 1)
      AND NOT EXISTS (SELECT 1 FROM wait o WHERE o.event = OLD.event AND o.email_hash = w.email_hash
        AND o.day = OLD.day AND o.slot = OLD.slot AND o.state IN ('waiting', 'offered') AND o.lot = 1)
    ORDER BY w.joined_at, w.id LIMIT 1
  );
  UPDATE wait SET lot = 1 WHERE event = OLD.event AND id = (
    SELECT w.id FROM wait w WHERE w.event = OLD.event AND w.email_hash = OLD.email_hash
      AND w.day = OLD.day AND w.slot = OLD.slot
      AND w.state IN ('waiting', 'offered') AND w.state = 'waiting' AND w.lot = 0
      AND NOT EXISTS (SELECT 1 FROM wait o WHERE o.event = OLD.event AND o.phone_hash = w.phone_hash
        AND o.day = OLD.day AND o.slot = OLD.slot AND o.state IN ('waiting', 'offered') AND o.lot = 1)
      AND NOT EXISTS (SELECT 1 FROM wait o WHERE o.event = OLD.event AND o.email_hash = w.email_hash
        AND o.day = OLD.day AND o.slot = OLD.slot AND o.state IN ('waiting', 'offered') AND o.lot = 1)
    ORDER BY w.joined_at, w.id LIMIT 1
  );
END;

-- What was asked of a registration and done, by the key of the form that asked: asked twice, it is
-- done once.
CREATE TABLE registration_change (
  event INTEGER NOT NULL,
  registration TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
  verb TEXT NOT NULL,
  revision INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, registration, key),
  FOREIGN KEY (event, registration) REFERENCES registration (event, id)
) STRICT, WITHOUT ROWID;

-- Keyed hashes of the folded words of a name: found by a search at the desk, and not readable.
CREATE TABLE name_word (
  event INTEGER NOT NULL,
  hash TEXT NOT NULL,
  registration TEXT NOT NULL,
  PRIMARY KEY (event, hash, registration),
  FOREIGN KEY (event, registration) REFERENCES registration (event, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  event INTEGER NOT NULL,
  serial INTEGER NOT NULL CHECK (serial BETWEEN 1 AND 9999999),
  registration TEXT NOT NULL,
  state TEXT NOT NULL REFERENCES ticket_state (word),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 255),
  -- A token older than this is refused; older than `revision`, let in with its new numbers.
  oldest INTEGER NOT NULL CHECK (oldest BETWEEN 0 AND revision),
  kind TEXT NOT NULL REFERENCES party_kind (word),
  locale TEXT NOT NULL REFERENCES locale (word),
  adults INTEGER NOT NULL CHECK (adults BETWEEN 0 AND 255),
  children INTEGER NOT NULL CHECK (children BETWEEN 0 AND 255),
  -- Of the children, in a school's coach.
  girls INTEGER NOT NULL DEFAULT 0 CHECK (girls BETWEEN 0 AND children),
  day INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  -- The four secret digits of its code.
  secret INTEGER NOT NULL CHECK (secret BETWEEN 0 AND 9999),
  -- Those of the codes that were lost, which are refused as replaced and not as unknown.
  former TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(former)),
  -- What the gate does for its people, on its day.
  note TEXT REFERENCES gate_note (word),
  key_id INTEGER NOT NULL,
  -- ECDSA is randomized, so the signature is kept and the token is always the same text.
  signature TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (event, serial),
  CHECK (adults + children >= 1),
  FOREIGN KEY (event, registration) REFERENCES registration (event, id),
  FOREIGN KEY (event, slot) REFERENCES slot (event, number),
  FOREIGN KEY (event, key_id) REFERENCES signing_key (event, id)
) STRICT, WITHOUT ROWID;

-- The ledger of a day in commit order; a ticket's day never changes.
CREATE INDEX ticket_changed ON ticket (event, day, seq);
-- Of those, what a token does not say by itself; a plain ticket writes no row here.
CREATE INDEX ticket_marked ON ticket (event, day, seq)
WHERE state <> 'valid' OR revision > 0 OR kind IN ('media', 'guest');

-- Those with a note for the gate, which is taken away when their day is over.
CREATE INDEX ticket_noted ON ticket (event, day) WHERE note IS NOT NULL;

-- Wrong answers of somebody who says to have lost a ticket, by the form that gave them: after three an
-- organizer decides. They go when the ticket is given out anew.
CREATE TABLE reissue_try (
  event INTEGER NOT NULL,
  registration TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, registration, key),
  FOREIGN KEY (event, registration) REFERENCES registration (event, id)
) STRICT, WITHOUT ROWID;

-- What holders of registrations are told. Written by the Registrar, and sent by the Sender.

-- What concerns many, an edit, a reminder or a text of the office: its batch writes this one row, and their
-- messages follow in parts, in the order of windows and registrations. Where they stand is kept here, so
-- that anybody goes on.
CREATE TABLE message_cause (
  event INTEGER NOT NULL REFERENCES event (number),
  kind TEXT NOT NULL REFERENCES message_kind (word),
  -- The edition's version since then; of a reminder its date, of a text of the office its
  -- number, of a day that is called off its number.
  revision INTEGER NOT NULL,
  -- Whose holders are told, in order: `[{window, before, after}]`, the hours as they were read.
  windows TEXT NOT NULL CHECK (json_valid(windows)),
  -- The gates before, where another gate is what they are told.
  gates TEXT CHECK (gates IS NULL OR json_valid(gates)),
  -- Who held these windows then.
  people INTEGER NOT NULL CHECK (people >= 0),
  made_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- The last that was told, or was found to need no message.
  slot INTEGER NOT NULL DEFAULT 0,
  registration TEXT NOT NULL DEFAULT '',
  messages INTEGER NOT NULL DEFAULT 0 CHECK (messages >= 0),
  -- Registrations without a phone and an e-mail address.
  unreachable INTEGER NOT NULL DEFAULT 0 CHECK (unreachable >= 0),
  done_at INTEGER,
  PRIMARY KEY (event, kind, revision)
) STRICT, WITHOUT ROWID;

-- Holds only those whose messages are still to be written.
CREATE INDEX message_cause_open ON message_cause (event, revision) WHERE done_at IS NULL;

-- A text of the office for many. Its row in `message_cause` has its number, and the windows.
CREATE TABLE bulk (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number >= 1),
  -- The form that asked for it: sent twice, it is one.
  form TEXT NOT NULL,
  -- By language; without English, French is written.
  texts TEXT NOT NULL CHECK (json_valid(texts)),
  -- Whom it is for: `{day, window, kind, gate}`, each of them null where all of them are meant.
  audience TEXT NOT NULL CHECK (json_valid(audience)),
  -- Whether it says something of a visit: it is out of date where that is changed.
  of_visit INTEGER NOT NULL CHECK (of_visit IN (0, 1)),
  -- Registrations that it was for, as it was asked for.
  registrations INTEGER NOT NULL CHECK (registrations >= 0),
  -- Nothing that it says is of use from then on.
  worth_until INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  stopped_by TEXT,
  stopped_at INTEGER,
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX bulk_form ON bulk (event, form);

-- Whether the evening before is a reminder of the next day; without a row here it is not.
CREATE TABLE reminder (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  wanted INTEGER NOT NULL CHECK (wanted IN (0, 1))
) STRICT;

-- What was announced of editions before this service counted any: the report shows it beside its own.
-- `[{name, year, days, total, source, method}, …]`.
CREATE TABLE announced (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  list TEXT NOT NULL CHECK (json_valid(list) AND length(list) <= 20000)
) STRICT;

-- By what an edition sends its messages.
CREATE TABLE channel (
  event INTEGER NOT NULL REFERENCES event (number),
  channel TEXT NOT NULL REFERENCES message_channel (word),
  state TEXT NOT NULL REFERENCES channel_state (word),
  -- Its settings in one AES-GCM box, bound to the key of this row.
  box TEXT NOT NULL,
  -- Attempts that may begin within a minute, and within a day of the edition's zone.
  per_minute INTEGER NOT NULL CHECK (per_minute BETWEEN 1 AND 6000),
  per_day INTEGER NOT NULL CHECK (per_day BETWEEN 1 AND 1000000),
  -- Minutes of the local day between which nothing leaves; null where it may at any hour.
  quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 1439),
  -- When its carrier took a message that somebody sent to themselves; null since its settings changed.
  tried_at INTEGER,
  -- What was begun: in which minute since 1970, on which local date, and how many.
  minute INTEGER NOT NULL DEFAULT 0,
  in_minute INTEGER NOT NULL DEFAULT 0,
  date TEXT NOT NULL DEFAULT '',
  in_date INTEGER NOT NULL DEFAULT 0,
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  PRIMARY KEY (event, channel)
) STRICT, WITHOUT ROWID;

-- Browsers that are told of what becomes of a registration; where, and with which keys, is sealed.
CREATE TABLE push_subscription (
  event INTEGER NOT NULL REFERENCES event (number),
  -- Or a party of a wait list, which has the same id once it is registered: its browsers are told on.
  registration TEXT NOT NULL,
  -- A keyed hash of its address.
  id TEXT NOT NULL,
  box TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (event, registration, id)
) STRICT, WITHOUT ROWID;

-- Whom nothing can ask any more is not asked: it is registered as soon as its turn comes.
CREATE TRIGGER push_subscription_ended AFTER DELETE ON push_subscription
BEGIN
  UPDATE wait SET ask = 0
  WHERE event = OLD.event AND id = OLD.registration AND ask = 1 AND email_hash IS NULL
    AND state IN ('waiting', 'offered', 'expired')
    AND NOT EXISTS (SELECT 1 FROM push_subscription p
      WHERE p.event = OLD.event AND p.registration = OLD.registration);
END;

-- A browser is told of a party that waits, or is registered, and of none that has left its list.
CREATE TRIGGER wait_told_no_more AFTER UPDATE OF state ON wait
WHEN NEW.state IN ('left', 'not_drawn') AND OLD.state <> NEW.state
BEGIN
  DELETE FROM push_subscription WHERE event = NEW.event AND registration = NEW.id;
END;

-- A repeated cause finds its message here, and adds none.
CREATE TABLE message (
  event INTEGER NOT NULL,
  -- Or a party of a wait list, which has the same id once it is registered; of a code its own id.
  registration TEXT NOT NULL,
  kind TEXT NOT NULL REFERENCES message_kind (word),
  -- Of what caused it: of the edition, of the registration, or that of the cause.
  revision INTEGER NOT NULL,
  locale TEXT NOT NULL REFERENCES locale (word),
  -- Text and recipient in one AES-GCM box, bound to the key of this row.
  box TEXT NOT NULL,
  -- Nothing that it says is of use from then on.
  worth_until INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES message_state (word),
  dropped_for TEXT REFERENCES drop_reason (word)
    CHECK ((state = 'dropped') = (dropped_for IS NOT NULL)),
  written_at INTEGER NOT NULL,
  -- Whether its recipient left an e-mail address, and a phone.
  by_email INTEGER NOT NULL CHECK (by_email IN (0, 1)),
  by_phone INTEGER NOT NULL CHECK (by_phone IN (0, 1)),
  -- Not before then.
  due_at INTEGER NOT NULL,
  -- What tries to carry it, for the how manieth time, and until when it alone may.
  channel TEXT REFERENCES message_channel (word),
  attempt INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
  -- Since when its carrier may have it, in this attempt.
  handed_at INTEGER,
  -- Why it is dropped where this attempt did not hand it over: it was overtaken meanwhile.
  overtaken_for TEXT REFERENCES drop_reason (word),
  -- The channels that surely did not carry it, with spaces between them.
  refused_by TEXT NOT NULL DEFAULT '',
  -- The carrier's own name for it, and how its last attempt ended.
  reference TEXT,
  outcome TEXT,
  PRIMARY KEY (event, registration, kind, revision)
) STRICT, WITHOUT ROWID;

-- Each holds only the messages of which something is still to be done.
-- Codes come first; what is for many comes after what is for one.
CREATE INDEX message_ready ON message (
  event, (CASE kind WHEN 'code' THEN -1 WHEN 'bulk' THEN 2 WHEN 'reminder' THEN 1 ELSE 0 END), due_at, worth_until
) WHERE state = 'ready';
CREATE INDEX message_sending ON message (event, lease_until) WHERE state = 'sending';
CREATE INDEX message_unknown ON message (event, written_at) WHERE state = 'unknown';
CREATE INDEX message_reference ON message (event, reference) WHERE channel = 'sms' AND reference IS NOT NULL;
CREATE INDEX message_kept ON message (event, worth_until) WHERE dropped_for = 'no_channel';

-- What begins is counted with it, so that no budget is ever passed.
CREATE TRIGGER message_begun AFTER UPDATE OF state ON message
WHEN NEW.state = 'sending' AND OLD.state <> 'sending'
BEGIN
  UPDATE channel SET in_minute = in_minute + 1, in_date = in_date + 1
  WHERE event = NEW.event AND channel = NEW.channel;
END;

-- How many messages stand where, kept by the triggers below, so that no page counts them.
CREATE TABLE message_count (
  event INTEGER NOT NULL REFERENCES event (number),
  kind TEXT NOT NULL REFERENCES message_kind (word),
  -- Of a text of the office its number, of others 0.
  bulk INTEGER NOT NULL,
  locale TEXT NOT NULL REFERENCES locale (word),
  -- Its state; of one that was dropped, why.
  standing TEXT NOT NULL,
  messages INTEGER NOT NULL CHECK (messages >= 0),
  PRIMARY KEY (event, kind, bulk, locale, standing)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER message_counted AFTER INSERT ON message
BEGIN
  INSERT INTO message_count (event, kind, bulk, locale, standing, messages)
  VALUES (NEW.event, NEW.kind, iif(NEW.kind = 'bulk', NEW.revision, 0), NEW.locale,
    coalesce(NEW.dropped_for, NEW.state), 1)
  ON CONFLICT (event, kind, bulk, locale, standing) DO UPDATE SET messages = messages + 1;
END;

CREATE TRIGGER message_recounted AFTER UPDATE OF state, dropped_for ON message
WHEN coalesce(NEW.dropped_for, NEW.state) <> coalesce(OLD.dropped_for, OLD.state)
BEGIN
  UPDATE message_count SET messages = messages - 1
  WHERE event = OLD.event AND kind = OLD.kind AND bulk = iif(OLD.kind = 'bulk', OLD.revision, 0)
    AND locale = OLD.locale AND standing = coalesce(OLD.dropped_for, OLD.state);
  INSERT INTO message_count (event, kind, bulk, locale, standing, messages)
  VALUES (NEW.event, NEW.kind, iif(NEW.kind = 'bulk', NEW.revision, 0), NEW.locale,
    coalesce(NEW.dropped_for, NEW.state), 1)
  ON CONFLICT (event, kind, bulk, locale, standing) DO UPDATE SET messages = messages + 1;
END;

-- What goes with an erasure before it has left was stopped, and of what its carrier may have nobody knows:
-- nothing is counted as waiting that is not there. Of an erased edition nothing waits for a channel any
-- more: that stays counted as what would have been sent.
CREATE TRIGGER message_erased AFTER DELETE ON message
WHEN OLD.state IN ('ready', 'sending') OR OLD.dropped_for = 'no_channel'
  AND EXISTS (SELECT 1 FROM event WHERE number = OLD.event AND data_key IS NOT NULL)
BEGIN
  UPDATE message_count SET messages = messages - 1
  WHERE event = OLD.event AND kind = OLD.kind AND bulk = iif(OLD.kind = 'bulk', OLD.revision, 0)
    AND locale = OLD.locale AND standing = coalesce(OLD.dropped_for, OLD.state);
  INSERT INTO message_count (event, kind, bulk, locale, standing, messages)
  VALUES (OLD.event, OLD.kind, iif(OLD.kind = 'bulk', OLD.revision, 0), OLD.locale,
    iif(OLD.state = 'sending' AND OLD.handed_at IS NOT NULL, 'unknown', 'stopped'), 1)
  ON CONFLICT (event, kind, bulk, locale, standing) DO UPDATE SET messages = messages + 1;
END;

-- Somebody looks for their ticket: one row for each request and browser, whether or not the contact is
-- registered, which the Sender looks up afterwards. The six digits are in none of these columns: they are
-- made from the id, by the edition's key.
CREATE TABLE find_code (
  event INTEGER NOT NULL REFERENCES event (number),
  -- Made from the secret that the browser keeps.
  id TEXT NOT NULL CHECK (length(id) = 36),
  -- A keyed hash, the same as beside a registration; of a phone, or of an e-mail address.
  contact TEXT NOT NULL,
  by_phone INTEGER NOT NULL CHECK (by_phone IN (0, 1)),
  -- A keyed hash of where it was asked; null where that is not known.
  network TEXT,
  locale TEXT NOT NULL REFERENCES locale (word),
  -- The message that would be sent, sealed; null once it is known whether it is.
  box TEXT,
  told INTEGER CHECK (told IN (0, 1) AND (told IS NULL) <= (box IS NOT NULL)),
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at >= made_at),
  -- Of one that was sent, as long as budgets count it.
  kept_until INTEGER NOT NULL,
  -- What was typed: a hash of each form with its digits, so that one that is sent twice is one try.
  tried TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tried) AND json_array_length(tried) <= 5),
  -- The right one; made from the browser's next secret; until when it shows what was found.
  opened_by TEXT,
  opened TEXT CHECK ((opened IS NULL) = (opened_by IS NULL)),
  open_until INTEGER CHECK ((open_until IS NULL) = (opened IS NULL)),
  PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX find_code_opened ON find_code (event, opened) WHERE opened IS NOT NULL;
-- Holds only what the Sender has still to look at.
CREATE INDEX find_code_asked ON find_code (event, made_at) WHERE box IS NOT NULL;
CREATE INDEX find_code_open ON find_code (event, expires_at);
CREATE INDEX find_code_contact ON find_code (event, contact, network, expires_at);
CREATE INDEX find_code_end ON find_code (kept_until);
-- Each holds only codes that were sent.
CREATE INDEX find_code_told ON find_code (event, contact, made_at) WHERE told = 1;
CREATE INDEX find_code_told_network ON find_code (event, network, made_at) WHERE told = 1;
CREATE INDEX find_code_told_all ON find_code (event, by_phone, made_at) WHERE told = 1;

-- What happened at the gates. Written by the Gatekeeper alone.

CREATE TABLE device (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  gate INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES device_state (word),
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
  -- When a revoked phone closed its one hand-in; null while it may still send.
  handed_in_at INTEGER,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  event INTEGER NOT NULL REFERENCES event (number),
  id TEXT NOT NULL,
  gate INTEGER,
  kind TEXT NOT NULL REFERENCES hold_kind (word),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER CHECK (ends_at >= starts_at),
  -- What people are told: why (a word that pages know in every language, or a text of its own), when
  -- it is expected to end, and through which gate they enter meanwhile.
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 120),
  until INTEGER CHECK (until > starts_at),
  send_to INTEGER CHECK (send_to <> gate),
  set_by TEXT NOT NULL,
  ended_by TEXT,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number),
  FOREIGN KEY (event, send_to) REFERENCES gate (event, number)
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

-- What a phone counted between two instants, and whatever it still brings of that time, counts no
-- more: the log keeps it.
CREATE TABLE voided_span (
  event INTEGER NOT NULL,
  device TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL CHECK (to_at > from_at),
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  PRIMARY KEY (event, device, from_at, to_at),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- The log of everything that a gate did. Rows are never deleted.
CREATE TABLE scan (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  device TEXT NOT NULL,
  shift TEXT,
  gate INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES scan_type (word),
  direction TEXT NOT NULL REFERENCES scan_direction (word),
  serial INTEGER,
  kind TEXT,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  skew_ms INTEGER,
  -- Whether `at` was moved within the times that the edition's gates can have seen.
  clamped INTEGER NOT NULL DEFAULT 0 CHECK (clamped IN (0, 1)),
  received_at INTEGER NOT NULL,
  decided TEXT NOT NULL REFERENCES scan_decision (word),
  reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
  verdict TEXT NOT NULL REFERENCES verdict (word),
  reason TEXT,
  people INTEGER NOT NULL CHECK (people >= 0),
  children INTEGER NOT NULL CHECK (children BETWEEN 0 AND people),
  conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  override TEXT,
  after TEXT,
  target TEXT,
  zone TEXT,
  counted TEXT REFERENCES counting_method (word),
  admits INTEGER,
  entered INTEGER,
  inside INTEGER,
  -- The ledger's cursor of the batch that wrote it, or wrote over it last.
  seq INTEGER NOT NULL CHECK (seq >= 1),
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- What a row of the log said before it was written over: by the report of what a phone showed, by an
-- undo, by a voided span. Each image is written once, under the number of the batch that wrote it.
CREATE TABLE scan_history (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  device TEXT NOT NULL,
  shift TEXT,
  gate INTEGER NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  serial INTEGER,
  kind TEXT,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  skew_ms INTEGER,
  clamped INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  decided TEXT NOT NULL,
  reported INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  people INTEGER NOT NULL,
  children INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  override TEXT,
  after TEXT,
  target TEXT,
  zone TEXT,
  counted TEXT,
  admits INTEGER,
  entered INTEGER,
  inside INTEGER,
  PRIMARY KEY (event, id, seq),
  FOREIGN KEY (event, id) REFERENCES scan (event, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER scan_written_over AFTER UPDATE OF seq ON scan WHEN NEW.seq <> OLD.seq
BEGIN
  INSERT INTO scan_history (event, seq,
    id, device, shift, gate, type, direction, serial, kind, day, at, skew_ms, clamped, received_at,
    decided, reported, verdict, reason, people, children, conflict, undone, override, after, target,
    zone, counted, admits, entered, inside)
  VALUES (OLD.event, OLD.seq,
    OLD.id, OLD.device, OLD.shift, OLD.gate, OLD.type, OLD.direction, OLD.serial, OLD.kind, OLD.day,
    OLD.at, OLD.skew_ms, OLD.clamped, OLD.received_at, OLD.decided, OLD.reported, OLD.verdict,
    OLD.reason, OLD.people, OLD.children, OLD.conflict, OLD.undone, OLD.override, OLD.after,
    OLD.target, OLD.zone, OLD.counted, OLD.admits, OLD.entered, OLD.inside);
END;

-- A change without a number of its own would leave no image. What somebody wrote may be erased.
CREATE TRIGGER scan_numbered BEFORE UPDATE OF
  event, id, device, shift, gate, type, direction, serial, kind, day, at, skew_ms, clamped,
  received_at, decided, reported, verdict, reason, people, children, conflict, undone, after,
  target, zone, counted, admits, entered, inside
ON scan WHEN NEW.seq <= OLD.seq
BEGIN
  SELECT RAISE(ABORT, 'scan_without_number');
END;

-- A phone may send what somebody typed about people after their data, or all of the edition's, was erased:
-- it is not kept. People who are let in without a ticket belong to the refused scan that they came after.
CREATE TRIGGER scan_of_erased AFTER INSERT ON scan
WHEN NEW.override <> '' AND (
  EXISTS (SELECT 1 FROM event e WHERE e.number = NEW.event AND e.data_key IS NULL)
  OR EXISTS (
    SELECT 1 FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
    WHERE t.event = NEW.event AND r.erased_at IS NOT NULL AND t.serial = coalesce(NEW.serial,
      (SELECT b.serial FROM scan b WHERE b.event = NEW.event AND b.id = NEW.after),
      (SELECT b.asked ->> '$.presented.serial' FROM handed_in b
        WHERE b.event = NEW.event AND b.device = NEW.device AND b.scan = NEW.after))))
BEGIN
  UPDATE scan SET override = '' WHERE event = NEW.event AND id = NEW.id;
END;

CREATE TRIGGER scan_of_erased_told_anew AFTER UPDATE OF override ON scan
WHEN NEW.override <> '' AND (
  EXISTS (SELECT 1 FROM event e WHERE e.number = NEW.event AND e.data_key IS NULL)
  OR EXISTS (
    SELECT 1 FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
    WHERE t.event = NEW.event AND r.erased_at IS NOT NULL AND t.serial = coalesce(NEW.serial,
      (SELECT b.serial FROM scan b WHERE b.event = NEW.event AND b.id = NEW.after),
      (SELECT b.asked ->> '$.presented.serial' FROM handed_in b
        WHERE b.event = NEW.event AND b.device = NEW.device AND b.scan = NEW.after))))
BEGIN
  UPDATE scan SET override = '' WHERE event = NEW.event AND id = NEW.id;
END;

-- The refused scan may come behind what was typed about the people who came after it.
CREATE TRIGGER refusal_of_erased AFTER INSERT ON scan
WHEN NEW.verdict = 'refused' AND EXISTS (
  SELECT 1 FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
  WHERE t.event = NEW.event AND t.serial = NEW.serial AND r.erased_at IS NOT NULL)
BEGIN
  UPDATE scan SET override = ''
  WHERE event = NEW.event AND override IS NOT NULL AND override <> '' AND after = NEW.id;
END;

-- The salt of a text goes with the text.
CREATE TRIGGER scan_text_erased AFTER UPDATE OF override ON scan
WHEN NEW.override = '' AND OLD.override <> '' AND NEW.seq = OLD.seq
BEGIN
  UPDATE sealed_text SET salt = NULL
  WHERE event = OLD.event AND log = 'scan' AND id = OLD.id AND seq = OLD.seq AND name = 'override';
END;

CREATE TRIGGER scan_history_text_erased AFTER UPDATE OF override ON scan_history
WHEN NEW.override = '' AND OLD.override <> ''
BEGIN
  UPDATE sealed_text SET salt = NULL
  WHERE event = OLD.event AND log = 'scan' AND id = OLD.id AND seq = OLD.seq AND name = 'override';
END;

CREATE INDEX scan_time ON scan (event, at);
-- Each holds only what it is named for: other scans write no row there.
CREATE INDEX scan_counted ON scan (event, day) WHERE counted IS NOT NULL;
CREATE INDEX scan_conflict ON scan (event, day) WHERE conflict = 1;
CREATE INDEX scan_refused ON scan (event, day) WHERE verdict = 'refused';
CREATE INDEX scan_refused_ticket ON scan (event, serial)
  WHERE verdict = 'refused' AND serial IS NOT NULL;
CREATE INDEX scan_override ON scan (event, day) WHERE override IS NOT NULL;
CREATE INDEX scan_after ON scan (event, day) WHERE after IS NOT NULL;
-- Of the scans of tickets of another day, the only ones that may have been let in.
CREATE INDEX scan_not_of_day ON scan (event, day)
  WHERE verdict = 'admitted' AND reason IN ('wrong_day', 'cancelled', 'superseded', 'pending');

-- Which phone counted at which gate on which day: a report says which of them handed in.
CREATE TABLE duty (
  event INTEGER NOT NULL,
  day INTEGER NOT NULL,
  device TEXT NOT NULL,
  gate INTEGER NOT NULL,
  PRIMARY KEY (event, day, device, gate),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- How many people of one ticket passed, on whatever day: a ticket has one day, and its places are
-- used once. `day` is the ticket's own.
CREATE TABLE admission (
  event INTEGER NOT NULL,
  day INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  -- People whom its exits gave back; what exits counted beyond those inside is `surplus`.
  exited INTEGER NOT NULL,
  surplus INTEGER NOT NULL,
  children_entered INTEGER NOT NULL,
  children_exited INTEGER NOT NULL,
  -- What the attendance counts of it as re-entries.
  re_entries INTEGER NOT NULL,
  -- What it did: `{opening: [entered, exited, surplus], list: [[at, people, scan, gate]]}`.
  movements TEXT NOT NULL CHECK (json_valid(movements)),
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

-- Holds only minutes in which a gate counted more people than can pass it.
CREATE INDEX attendance_implausible ON attendance (event, minute)
WHERE entries > 1000 OR exits > 1000;

-- Counts made by eye, copied out of the log so that the latest one is found at once.
CREATE TABLE head_count (
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

-- A gate that calls for help. Named by the phone, so that it can be sent again.
CREATE TABLE alert (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  device TEXT NOT NULL,
  gate INTEGER NOT NULL,
  kind TEXT NOT NULL REFERENCES alert_kind (word),
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  seen_by TEXT,
  seen_at INTEGER,
  PRIMARY KEY (event, device, id),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- What a phone counted in one period of duty, as it said when that was closed. Named by the phone, so
-- that it can be sent again.
CREATE TABLE shift_sheet (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  device TEXT NOT NULL,
  gate INTEGER NOT NULL,
  number TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER NOT NULL CHECK (closed_at >= opened_at),
  welcomed INTEGER NOT NULL,
  left_again INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  overrides INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (event, device, id),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- Scans of a revoked phone, as it sent them, kept apart until a member decides about them.
CREATE TABLE handed_in (
  event INTEGER NOT NULL,
  scan TEXT NOT NULL,
  device TEXT NOT NULL,
  asked TEXT NOT NULL CHECK (json_valid(asked)),
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES hand_in_state (word),
  decided_by TEXT,
  decided_at INTEGER,
  PRIMARY KEY (event, device, scan),
  FOREIGN KEY (event, device) REFERENCES device (event, id)
) STRICT, WITHOUT ROWID;

-- A remark that comes after its people, or its edition, were erased is not kept; nor is what nobody can
-- read, once nobody is to read anything of the edition.
CREATE TRIGGER handed_in_of_erased AFTER INSERT ON handed_in
WHEN (NEW.asked ->> 'override' <> '' OR NEW.asked ->> 'unread' <> '') AND (
  EXISTS (SELECT 1 FROM event e WHERE e.number = NEW.event AND e.data_key IS NULL)
  OR EXISTS (
    SELECT 1 FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
    WHERE t.event = NEW.event AND r.erased_at IS NOT NULL
      AND t.serial = coalesce(NEW.asked ->> '$.presented.serial',
        (SELECT b.serial FROM scan b WHERE b.event = NEW.event AND b.id = NEW.asked ->> 'after'),
        (SELECT b.asked ->> '$.presented.serial' FROM handed_in b WHERE b.event = NEW.event
          AND b.device = NEW.device AND b.scan = NEW.asked ->> 'after'))))
BEGIN
  UPDATE handed_in SET asked = json_replace(asked, '$.override', '', '$.unread', '')
  WHERE event = NEW.event AND device = NEW.device AND scan = NEW.scan;
END;

-- A figure of a day stated anew, with its reason. The log itself stays as it is: the difference is added
-- to what it says, whatever arrives later, and the latest of a figure counts.
CREATE TABLE correction (
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,
  figure TEXT NOT NULL REFERENCES correctable_figure (word),
  stated INTEGER NOT NULL CHECK (stated BETWEEN 0 AND 10000000),
  -- What the log said then.
  counted INTEGER NOT NULL CHECK (counted >= 0),
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- The ledger's cursor, drawn for it as it is written.
  seq INTEGER CHECK (seq >= 1),
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, day) REFERENCES day (event, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER correction_numbered AFTER INSERT ON correction
BEGIN
  UPDATE ledger_clock SET seq = seq + 1 WHERE event = NEW.event;
  UPDATE correction SET seq = (SELECT seq FROM ledger_clock WHERE event = NEW.event)
  WHERE event = NEW.event AND id = NEW.id;
END;

-- A figure that is stated anew once more is another row. What somebody wrote may be erased.
CREATE TRIGGER correction_kept BEFORE UPDATE OF
  event, id, day, figure, stated, counted, made_by, made_at, seq
ON correction WHEN OLD.seq IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'correction_kept');
END;

CREATE TRIGGER correction_text_erased AFTER UPDATE OF reason ON correction
WHEN NEW.reason = '' AND OLD.reason <> ''
BEGIN
  UPDATE sealed_text SET salt = NULL
  WHERE event = OLD.event AND log = 'correction' AND id = OLD.id AND seq = OLD.seq AND name = 'reason';
END;

-- What was committed since the last seal, sealed: see docs/decisions. Written by the service's clock.

-- How far the last walk over an edition's log has come.
CREATE TABLE sealing (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  -- Of the rows with a number above the one and up to the other.
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL CHECK (to_seq >= from_seq),
  began_at INTEGER NOT NULL,
  -- Whether it began after the edition was archived.
  final INTEGER NOT NULL CHECK (final IN (0, 1)),
  -- The steps that were written, and where the last one ended; no log once all were walked.
  step INTEGER NOT NULL,
  log TEXT,
  upto TEXT NOT NULL,
  over INTEGER NOT NULL CHECK (over IN (0, 1))
) STRICT;

-- Rows that stand side by side in a log and are of one seal, which ends with `to_seq`. `copy`: the rows
-- as they were hashed, deflated, so that the first one that differs can be named.
CREATE TABLE seal_range (
  event INTEGER NOT NULL REFERENCES event (number),
  to_seq INTEGER NOT NULL,
  number INTEGER NOT NULL,
  log TEXT NOT NULL,
  upto TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  days TEXT NOT NULL CHECK (json_valid(days)),
  copy BLOB NOT NULL,
  PRIMARY KEY (event, to_seq, number)
) STRICT, WITHOUT ROWID;

-- What stands in a sealed row for a text. Its salt goes with the text: the commitment stays.
CREATE TABLE sealed_text (
  event INTEGER NOT NULL REFERENCES event (number),
  log TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  salt TEXT CHECK (length(salt) = 32),
  commitment TEXT NOT NULL CHECK (length(commitment) = 64),
  PRIMARY KEY (event, log, id, seq, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number >= 1),
  form INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL CHECK (to_seq > from_seq),
  rows INTEGER NOT NULL CHECK (rows >= 1),
  -- How many of the rows are of which day, `[[day, rows], …]`.
  days TEXT NOT NULL CHECK (json_valid(days)),
  root TEXT NOT NULL CHECK (length(root) = 64),
  -- The hash of the seal before; empty for the first.
  previous TEXT NOT NULL,
  -- When the database was put back since the seal before, `[instant, …]`.
  restored TEXT NOT NULL CHECK (json_valid(restored)),
  at INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

-- That the database was put back to an earlier instant: the next seal says it.
CREATE TABLE restoration (
  event INTEGER NOT NULL REFERENCES event (number),
  -- Up to where the ledger's cursor had come in it.
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- The number of the seal that says it.
  seal INTEGER,
  PRIMARY KEY (event, seq)
) STRICT, WITHOUT ROWID;

-- What the figures of a day were said to be: frozen when they are shown to who releases them, and
-- public from the release on. Of what is not released the newest of a person and day is kept.
CREATE TABLE release (
  event INTEGER NOT NULL,
  -- Of the form that it was shown for: sent twice, it is made once.
  id TEXT NOT NULL CHECK (length(id) <= 64),
  day INTEGER NOT NULL,
  -- In the one sequence of the edition: the text names it, so it is drawn before the release, and
  -- whoever releases second has to look again.
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 930),
  status TEXT NOT NULL REFERENCES release_status (word),
  -- The number of the one that it puts right, and why.
  corrects INTEGER CHECK (corrects < number),
  reason TEXT CHECK (length(reason) <= 200),
  -- Before it, nothing of it is public; null for at once.
  embargo INTEGER,
  figures TEXT NOT NULL CHECK (json_valid(figures) AND length(figures) <= 100000),
  -- For the press, by language.
  texts TEXT NOT NULL CHECK (json_valid(texts) AND length(texts) <= 20000),
  -- Of the bytes of `csv`, hexadecimal.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  prepared_by TEXT NOT NULL,
  prepared_at INTEGER NOT NULL,
  released_by TEXT,
  released_at INTEGER CHECK (released_at >= prepared_at),
  -- The ledger's cursor, drawn for it as it is released.
  seq INTEGER CHECK (seq >= 1),
  -- The minutes as they are published, never made anew. Last: no other column is read past it.
  csv TEXT NOT NULL CHECK (length(csv) <= 1000000),
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, day) REFERENCES day (event, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX release_number ON release (event, number) WHERE released_at IS NOT NULL;

CREATE TRIGGER release_numbered AFTER UPDATE OF released_at ON release
WHEN NEW.released_at IS NOT NULL AND OLD.released_at IS NULL
BEGIN
  UPDATE ledger_clock SET seq = seq + 1 WHERE event = NEW.event;
  UPDATE release SET seq = (SELECT seq FROM ledger_clock WHERE event = NEW.event)
  WHERE event = NEW.event AND id = NEW.id;
END;

-- What was public stays as it was: it is put right by another one. What somebody wrote may be erased.
CREATE TRIGGER release_kept BEFORE UPDATE OF
  event, id, day, number, status, corrects, embargo, figures, texts, sha256, prepared_by, prepared_at,
  released_by, released_at, csv, seq
ON release WHEN OLD.seq IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'release_kept');
END;

CREATE TRIGGER release_text_erased AFTER UPDATE OF reason ON release
WHEN NEW.reason = '' AND OLD.reason <> ''
BEGIN
  UPDATE sealed_text SET salt = NULL
  WHERE event = OLD.event AND log = 'release' AND id = OLD.id AND seq = OLD.seq AND name = 'reason';
END;

-- What the edition says to everybody. A row for each version: the latest of a number is the one in
-- force, and every other stays readable with its time.
CREATE TABLE notice (
  event INTEGER NOT NULL REFERENCES event (number),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 1 AND 99),
  -- Of the form that wrote it: sent twice, it is written once.
  form TEXT NOT NULL,
  kind TEXT NOT NULL REFERENCES notice_kind (word),
  template TEXT NOT NULL REFERENCES notice_template (word),
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  -- Null for everybody.
  gate INTEGER,
  -- Past it, the notice leaves the pages by itself; null until it is withdrawn.
  until INTEGER CHECK (until > published_at),
  -- By language; a language without a text has no entry.
  text TEXT NOT NULL CHECK (json_valid(text) AND length(text) <= 8000),
  -- Of a rumour, by language: what is true and what is not.
  parts TEXT CHECK (parts IS NULL OR (json_valid(parts) AND length(parts) <= 8000)),
  published_by TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  withdrawn_by TEXT,
  withdrawn_at INTEGER CHECK (withdrawn_at >= published_at),
  PRIMARY KEY (event, number, revision),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX notice_form ON notice (event, form);
-- Holds only what is pinned or said at one gate, so that neither is looked for among all.
CREATE INDEX notice_pinned ON notice (event, number) WHERE pinned = 1 AND withdrawn_at IS NULL;
CREATE INDEX notice_at_gate ON notice (event, number) WHERE gate IS NOT NULL AND withdrawn_at IS NULL;

-- The people who run an edition, how they come in, and what they did.

-- A person belongs to the service, with their sessions and passkeys; a role belongs to an edition.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The role of a person in an edition, under the name by which the others there know them.
CREATE TABLE member (
  id TEXT PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event (number),
  person TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL REFERENCES member_role (word),
  gate INTEGER,
  state TEXT NOT NULL REFERENCES member_state (word),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX member_event ON member (event);
-- A person has one role in an edition at a time; those that were taken away stay, for the log.
CREATE UNIQUE INDEX member_person ON member (person, event) WHERE state = 'active';

-- Its other users are held by their foreign keys.
CREATE TRIGGER gate_kept BEFORE DELETE ON gate
WHEN EXISTS (SELECT 1 FROM member WHERE event = OLD.event AND gate = OLD.number)
BEGIN
  SELECT RAISE(ABORT, 'in_use');
END;

-- A one-time link, known by the hash of its code. Opening it does not spend it; posting it does.
CREATE TABLE invitation (
  hash TEXT PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event (number),
  kind TEXT NOT NULL REFERENCES invitation_kind (word),
  role TEXT NOT NULL REFERENCES member_role (word),
  gate INTEGER,
  -- Whether the device must bring a key of its own to be bound to.
  key_required INTEGER NOT NULL CHECK (key_required IN (0, 1)),
  made_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by TEXT,
  -- What is printed on the card of a phone, which is its name from then on.
  card TEXT,
  -- For whom it is, as whoever made it has written; null once it is used, withdrawn or over.
  label TEXT CHECK (label IS NULL OR used_at IS NULL),
  FOREIGN KEY (event, gate) REFERENCES gate (event, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_labelled ON invitation (expires_at) WHERE label IS NOT NULL;

-- Ends some hours after its last use, and some days after it was made or renewed at the latest.
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id),
  -- What kind of browser on what kind of device, as two words of lists; null where it did not say.
  browser TEXT,
  -- Whether several people use that computer: the session is short.
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  created_at INTEGER NOT NULL,
  renewed_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- What a form of the console asked and was answered, by a hash of who asked, the form's key and all
-- that it said: sent twice, it is done once.
CREATE TABLE form_answer (
  event INTEGER NOT NULL REFERENCES event (number),
  member TEXT NOT NULL,
  form TEXT NOT NULL,
  location TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (event, member, form)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (person, expires_at);

-- What signs a person in without anything typed. It belongs to the host at which it was made.
CREATE TABLE passkey (
  -- The credential's id, base64url. It is no secret.
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 1400),
  person TEXT NOT NULL REFERENCES person (id),
  host TEXT NOT NULL,
  -- Typed by its owner.
  name TEXT NOT NULL,
  -- COSE, base64url.
  public_key TEXT NOT NULL,
  -- The authenticator's own count of its uses; 0 for ever where it keeps none.
  counter INTEGER NOT NULL CHECK (counter >= 0),
  transports TEXT NOT NULL CHECK (json_valid(transports)),
  created_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX passkey_person ON passkey (person);

-- Six digits that somebody who is signed in shows on their phone, so that another screen is opened in
-- their name: by one screen, after the phone has said so.
CREATE TABLE screen_code (
  -- The session at which they are shown.
  session TEXT PRIMARY KEY REFERENCES session (hash),
  -- Of the digits, by a key of the service: a plain hash of so few could be undone.
  hash TEXT NOT NULL UNIQUE,
  -- With the session and the instant, what the digits are made from.
  turn INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  -- Wrong digits that were typed anywhere meanwhile: after too many of them these open nothing.
  wrong_tries INTEGER NOT NULL DEFAULT 0,
  -- The screen at which they were typed: the hash of its browser's secret, what kind of browser it is,
  -- whether several people use it, and the two digits by which its reader knows it on the phone.
  browser TEXT,
  kind TEXT,
  shared INTEGER CHECK (shared IN (0, 1)),
  sign INTEGER CHECK (sign BETWEEN 10 AND 99),
  asked_at INTEGER,
  -- What the phone has said; null until it has.
  opened INTEGER CHECK (opened IN (0, 1)),
  CHECK ((browser IS NULL) = (sign IS NULL) AND (browser IS NULL) = (asked_at IS NULL)),
  CHECK (opened IS NULL OR browser IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX screen_code_end ON screen_code (expires_at);
CREATE INDEX screen_code_browser ON screen_code (browser) WHERE browser IS NOT NULL;

-- Challenges that a passkey has answered, by their hash: none is answered twice while it is valid.
CREATE TABLE spent_challenge (
  hash TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX spent_challenge_end ON spent_challenge (expires_at);

-- Wishes of children, which their guardians send. A room of its own: they are sealed with a key of their
-- own, which dies apart from the edition's, and read by members who are named for them alone.

-- Until when an edition takes wishes, and how soon it answers them.
CREATE TABLE wish_desk (
  event INTEGER PRIMARY KEY REFERENCES event (number),
  takes INTEGER NOT NULL CHECK (takes IN (0, 1)),
  -- The last local day on which one can be sent.
  until TEXT NOT NULL CHECK (length(until) = 10),
  answer_days INTEGER NOT NULL CHECK (answer_days BETWEEN 1 AND 60),
  -- Wrapped by the operator's key. Dropping it makes every wish of the edition unreadable.
  wish_key TEXT
) STRICT;

-- Who reads them: a role alone opens none.
CREATE TABLE wish_reader (
  event INTEGER NOT NULL REFERENCES wish_desk (event),
  member TEXT NOT NULL REFERENCES member (id),
  named_by TEXT NOT NULL,
  named_at INTEGER NOT NULL,
  PRIMARY KEY (event, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE wish (
  event INTEGER NOT NULL REFERENCES wish_desk (event),
  -- Of its receipt.
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
  -- Of the form that sent it: sent twice, it is one.
  id TEXT NOT NULL,
  state TEXT NOT NULL REFERENCES wish_state (word),
  locale TEXT NOT NULL REFERENCES locale (word),
  received_at INTEGER NOT NULL,
  -- The local day by which it is answered.
  answer_by TEXT NOT NULL,
  -- What was sent, in one AES-GCM box, bound to the key of this row; null once it is erased.
  box TEXT,
  -- What is said to the guardian, in another.
  answer TEXT,
  -- Keyed hashes, as long as it waits for an answer: of all that was sent, of the contact, of the network.
  fingerprint TEXT,
  contact_hash TEXT,
  network_hash TEXT,
  -- When a passage was taken out of it.
  passages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(passages)),
  answered_at INTEGER,
  answered_by TEXT,
  -- When what is sealed goes, and when it went.
  erase_at INTEGER,
  erased_at INTEGER CHECK ((erased_at IS NULL) = (box IS NOT NULL)),
  -- Raised by each answer and each passage that is taken out: what was decided on an older one is not.
  revision INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX wish_id ON wish (event, id);
-- Holds only those that are still to be erased.
CREATE INDEX wish_due ON wish (erase_at) WHERE erase_at IS NOT NULL;

-- Files that somebody of the team took out of the service. What was in them is not kept.
CREATE TABLE export_file (
  event INTEGER NOT NULL REFERENCES event (number),
  -- Of the form that asked for it: sent twice, it is one.
  id TEXT NOT NULL CHECK (length(id) = 36),
  kind TEXT NOT NULL REFERENCES export_kind (word),
  format TEXT NOT NULL REFERENCES export_format (word),
  locale TEXT NOT NULL REFERENCES locale (word),
  -- The day of the edition whose rows it has; null for all of them.
  day INTEGER CHECK (day >= 1),
  -- Whether names and contacts of visitors are in it: then why, and by which local day it is destroyed.
  contacts INTEGER NOT NULL CHECK (contacts IN (0, 1)),
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 400),
  destroy_by TEXT CHECK (length(destroy_by) = 10),
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES export_state (word),
  -- How often it was begun: of two that write it at once, the later one.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Rows that were written, and that there were to write, as far as that is known.
  rows INTEGER NOT NULL DEFAULT 0 CHECK (rows >= 0),
  total INTEGER CHECK (total >= 0),
  -- When it was last written to: one that is silent was cut off.
  seen_at INTEGER,
  ended_at INTEGER,
  destroyed_by TEXT,
  destroyed_at INTEGER,
  PRIMARY KEY (event, id),
  CHECK ((contacts = 1) = (reason IS NOT NULL) AND (contacts = 1) = (destroy_by IS NOT NULL)),
  CHECK ((destroyed_by IS NULL) = (destroyed_at IS NULL) AND (contacts = 1 OR destroyed_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX export_file_made ON export_file (event, made_at);
-- Holds only what is being written.
CREATE INDEX export_file_running ON export_file (event, seen_at) WHERE state = 'running';
-- Holds only what is still to be destroyed.
CREATE INDEX export_file_kept ON export_file (event, destroy_by)
WHERE contacts = 1 AND destroyed_at IS NULL;

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

-- What was done to one registration, and who opened it. Registering writes no row here.
CREATE INDEX audit_registration ON audit (event, subject, at) WHERE subject GLOB 'registration *';

-- The log is read by when, who, what and of what, newest first. Visitors who register are in none of
-- these: a row for each group of them would cost every registration another row written.
CREATE INDEX audit_time ON audit (event, at) WHERE verb <> 'register';
CREATE INDEX audit_actor ON audit (event, actor, at) WHERE verb <> 'register';
CREATE INDEX audit_verb ON audit (event, verb, at) WHERE verb <> 'register';
CREATE INDEX audit_subject ON audit (event, subject, at) WHERE verb <> 'register';
