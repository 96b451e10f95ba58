/** LZ4 for what remote storages keep. */
@NullMarked
package io.cacheme.compression.lz4;

import org.jspecify.annotations.NullMarked;
