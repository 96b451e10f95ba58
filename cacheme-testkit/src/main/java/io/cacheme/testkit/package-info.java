/** Contract suites for storages, a manual clock and fakes. */
@NullMarked
package io.cacheme.testkit;

import org.jspecify.annotations.NullMarked;
