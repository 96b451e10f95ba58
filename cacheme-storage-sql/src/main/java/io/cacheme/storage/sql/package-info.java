/**
 * What the storages over SQL share. {@link io.cacheme.storage.sql.SqlStorage} does all that is the
 * same everywhere, over the port {@link io.cacheme.storage.sql.SqlDatabase}.
 */
@NullMarked
package io.cacheme.storage.sql;

import org.jspecify.annotations.NullMarked;
