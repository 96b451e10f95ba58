package io.cacheme.storage.sql;

import io.cacheme.spi.StorageReplyException;

/**
 * The database refused a statement by which processes tell each other, for want of a table or a
 * right. It says nothing of entries, which are read and written as before.
 */
final class SqlLogRefusal extends StorageReplyException {

  private static final long serialVersionUID = 1L;

  SqlLogRefusal(String message) {
    super(message);
  }
}
