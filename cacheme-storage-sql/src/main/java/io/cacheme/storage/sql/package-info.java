/** What the storages over SQL share. */
@NullMarked
package io.cacheme.storage.sql;

import org.jspecify.annotations.NullMarked;
