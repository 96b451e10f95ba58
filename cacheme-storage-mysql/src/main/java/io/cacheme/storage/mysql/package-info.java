/** MySQL and MariaDB tier over the Vert.x SQL client. */
@NullMarked
package io.cacheme.storage.mysql;

import org.jspecify.annotations.NullMarked;
