-- The table of Cacheme's SQLite storage. May be applied again and again. To use another name,
-- replace cacheme_data, and name it in the URL: ?table=other_name.
CREATE TABLE IF NOT EXISTS cacheme_data (
  -- printable ASCII, at most 512 bytes, compared byte by byte
  key TEXT COLLATE BINARY NOT NULL PRIMARY KEY,
  value BLOB NOT NULL,
  -- milliseconds since 1970; null: never
  expire INTEGER,
  updated_at INTEGER NOT NULL
);

-- For the deletion of expired rows.
CREATE INDEX IF NOT EXISTS cacheme_data_expire ON cacheme_data (expire) WHERE expire IS NOT NULL;

-- What the processes that use the table tell each other. Rows are deleted after ten minutes, but for
-- the newest of them, from which ids go on.
CREATE TABLE IF NOT EXISTS cacheme_data_log (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  message TEXT NOT NULL,
  -- milliseconds since 1970
  created INTEGER NOT NULL
);
