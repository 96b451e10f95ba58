/** SQLite tier over sqlite-jdbc. */
@NullMarked
package io.cacheme.storage.sqlite;

import org.jspecify.annotations.NullMarked;
