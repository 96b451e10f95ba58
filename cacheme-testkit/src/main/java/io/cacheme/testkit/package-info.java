/**
 * A manual clock, storages in memory and such as fail, assertions; and contract suites for
 * storages, which alone need AssertJ.
 */
@NullMarked
package io.cacheme.testkit;

import org.jspecify.annotations.NullMarked;
