-- What was given out after the instant of a backup must never be given out again: serials, which
-- visitors hold on their tickets, and cursors of the ledger, which phones hold. Run once, after a
-- database was put back to an earlier instant and before anybody writes to it, this goes on behind
-- all that can have been given out. Twice costs serials and nothing else.

-- Before the first registration of an edition it has no row.
INSERT INTO ledger_clock (event, seq) SELECT number, 0 FROM event WHERE true
ON CONFLICT (event) DO NOTHING;

-- What was sealed after that instant is gone: the next seal says that the database was put back.
INSERT INTO restoration (event, seq, at)
SELECT event, seq, CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM ledger_clock;

-- More batches than any service commits meanwhile. A ticket takes a place, so that the places that
-- were free bound the serials. Changes of registrations draw some too. Half of the serials that are
-- left stay in any case.
UPDATE ledger_clock SET
  seq = seq + 1073741824,
  last_serial = last_serial + min((9999999 - last_serial) / 2, 10000 + (
    SELECT coalesce(sum(max(capacity - taken, 0)), 0) FROM slot WHERE slot.event = ledger_clock.event
  ));

-- A writer that ran meanwhile has read what is no longer there: it begins anew.
UPDATE actor SET epoch = epoch + 1;
