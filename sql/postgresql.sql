-- The table of Cacheme's PostgreSQL storage, for PostgreSQL 12 or later. May be applied again and
-- again. To use another name, replace cacheme_data, and name it in the URL: ?table=other_name.
--
-- UNLOGGED: writes need no write-ahead log, which about halves their cost. After a crash of the
-- server, and on a replica that takes over, the table is empty. For a cache that is the safe side:
-- a table that came back could hold entries that had been invalidated. ALTER TABLE … SET LOGGED
-- changes it where a cold cache after a crash costs too much; then leave synchronous_commit on.
CREATE UNLOGGED TABLE IF NOT EXISTS cacheme_data (
  -- printable ASCII, at most 512 bytes, compared byte by byte
  key text COLLATE "C" NOT NULL PRIMARY KEY,
  value bytea NOT NULL,
  -- by the server's clock; null: never
  expire timestamp with time zone,
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);

-- For the deletion of expired rows.
CREATE INDEX IF NOT EXISTS cacheme_data_expire ON cacheme_data (expire) WHERE expire IS NOT NULL;
