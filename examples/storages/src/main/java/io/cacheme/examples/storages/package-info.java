/** One node, served by each storage in turn. */
@NullMarked
package io.cacheme.examples.storages;

import org.jspecify.annotations.NullMarked;
