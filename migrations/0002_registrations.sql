-- Registrations and the tickets they hold. Written by the Registrar, and by the console.

CREATE TABLE registration (
  event INTEGER NOT NULL,
  -- The idempotency key that the visitor's form carried.
  id TEXT NOT NULL CHECK (length(id) = 36),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'pending', 'cancelled')),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'family', 'school', 'association', 'media', 'guest')),
  day INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  adults INTEGER NOT NULL CHECK (adults >= 1),
  children INTEGER NOT NULL CHECK (children >= 0),
  girls INTEGER NOT NULL CHECK (girls >= 0),
  boys INTEGER NOT NULL CHECK (boys >= 0),
  coaches INTEGER NOT NULL CHECK (coaches >= 1),
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  locale TEXT NOT NULL CHECK (locale IN ('ar', 'zgh', 'fr', 'en')),
  news INTEGER NOT NULL CHECK (news IN (0, 1)),
  -- Name, phone, e-mail and organisation in one AES-GCM box; null once erased.
  contact TEXT,
  -- Keyed hashes, to find a contact again without being able to read it.
  phone_hash TEXT,
  email_hash TEXT,
  -- Keyed hash of the content, to tell a repeated request from another one under the same key.
  fingerprint TEXT NOT NULL,
  first_serial INTEGER NOT NULL CHECK (first_serial >= 1),
  serials TEXT NOT NULL CHECK (json_valid(serials)),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (event, id),
  FOREIGN KEY (event, slot) REFERENCES slot (event, number)
) STRICT, WITHOUT ROWID;

-- With the state in them they answer alone; without it SQLite walks the whole event instead.
CREATE INDEX registration_phone ON registration (event, phone_hash, day, state)
WHERE phone_hash IS NOT NULL;
CREATE INDEX registration_email ON registration (event, email_hash, day, state)
WHERE email_hash IS NOT NULL;

-- Rows of one statement are judged one by one, so that one refusal never fails its group.
CREATE TRIGGER registration_judged BEFORE INSERT ON registration
BEGIN
  SELECT RAISE(IGNORE) WHERE coalesce((
    SELECT slot.day <> NEW.day OR slot.taken + NEW.adults + NEW.children > slot.capacity
    FROM slot WHERE slot.event = NEW.event AND slot.number = NEW.slot
  ), 1);
  -- More than three parties of one phone or e-mail on one day are hoarding.
  SELECT RAISE(IGNORE) WHERE NEW.kind IN ('individual', 'family') AND (
    (SELECT count(*) FROM registration r WHERE r.event = NEW.event AND r.day = NEW.day
      AND r.phone_hash = NEW.phone_hash AND r.state <> 'cancelled' AND r.id <> NEW.id) >= 3
    OR (SELECT count(*) FROM registration r WHERE r.event = NEW.event AND r.day = NEW.day
      AND r.email_hash = NEW.email_hash AND r.state <> 'cancelled' AND r.id <> NEW.id) >= 3
  );
END;

CREATE TRIGGER registration_seated AFTER INSERT ON registration
BEGIN
  UPDATE slot SET taken = taken + NEW.adults + NEW.children
  WHERE slot.event = NEW.event AND slot.number = NEW.slot;
END;

-- A change keeps its old places unless the new ones fit.
CREATE TRIGGER registration_change_judged
BEFORE UPDATE OF state, day, slot, adults, children ON registration
WHEN NEW.state <> 'cancelled'
BEGIN
  SELECT RAISE(IGNORE) WHERE coalesce((
    SELECT slot.day <> NEW.day
      OR slot.taken + NEW.adults + NEW.children
        - iif(OLD.state <> 'cancelled' AND OLD.slot = NEW.slot, OLD.adults + OLD.children, 0)
        > slot.capacity
    FROM slot WHERE slot.event = NEW.event AND slot.number = NEW.slot
  ), 1);
END;

CREATE TRIGGER registration_reseated AFTER UPDATE OF state, day, slot, adults, children ON registration
BEGIN
  UPDATE slot SET taken = taken - OLD.adults - OLD.children
  WHERE OLD.state <> 'cancelled' AND slot.event = OLD.event AND slot.number = OLD.slot;
  UPDATE slot SET taken = taken + NEW.adults + NEW.children
  WHERE NEW.state <> 'cancelled' AND slot.event = NEW.event AND slot.number = NEW.slot;
END;

-- Keyed hashes of the folded words of a name: found at the desk, readable by nobody.
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
  state TEXT NOT NULL CHECK (state IN ('valid', 'cancelled', 'pending')),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 255),
  -- A token older than this is refused; older than `revision`, let in with its new numbers.
  oldest INTEGER NOT NULL CHECK (oldest BETWEEN 0 AND revision),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'family', 'school', 'association', 'media', 'guest')),
  locale TEXT NOT NULL CHECK (locale IN ('ar', 'zgh', 'fr', 'en')),
  adults INTEGER NOT NULL CHECK (adults BETWEEN 0 AND 255),
  children INTEGER NOT NULL CHECK (children BETWEEN 0 AND 255),
  day INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  step_free INTEGER NOT NULL CHECK (step_free IN (0, 1)),
  -- The four secret digits of its code.
  secret INTEGER NOT NULL CHECK (secret BETWEEN 0 AND 9999),
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

-- What is to be sent to visitors. The ticket page is the ticket; a message is a courtesy.
CREATE TABLE message (
  event INTEGER NOT NULL,
  registration TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'changed', 'cancelled', 'approved', 'declined', 'reminder')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (event, registration, kind),
  FOREIGN KEY (event, registration) REFERENCES registration (event, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_due ON message (due_at) WHERE state = 'queued';
