/** A bookshop without a framework. */
@NullMarked
package io.cacheme.examples.plain;

import org.jspecify.annotations.NullMarked;
