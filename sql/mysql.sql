-- The table of Cacheme's MySQL and MariaDB storage. May be applied again and again. To use another
-- name, replace cacheme_data, and name it in the URL: ?table=other_name.
CREATE TABLE IF NOT EXISTS cacheme_data (
  -- printable ASCII, at most 512 bytes, compared byte by byte whatever the database's collation
  `key` VARBINARY(512) NOT NULL,
  value LONGBLOB NOT NULL,
  -- in UTC by the server's clock, NULL: never
  expire DATETIME(3) NULL,
  updated_at DATETIME(3) NOT NULL,
  PRIMARY KEY (`key`),
  -- for the deletion of expired rows
  KEY cacheme_data_expire (expire)
) ENGINE = InnoDB;

-- What the processes that use the table tell each other. Rows are deleted after ten minutes, but for
-- the newest of them, from which ids go on.
CREATE TABLE IF NOT EXISTS cacheme_data_log (
  id BIGINT NOT NULL AUTO_INCREMENT,
  channel VARBINARY(512) NOT NULL,
  message BLOB NOT NULL,
  -- in UTC by the server's clock
  created DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
