-- Where a gate stands, in degrees (WGS 84), so that a phone at another one can point to it.
ALTER TABLE gate ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE gate ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
