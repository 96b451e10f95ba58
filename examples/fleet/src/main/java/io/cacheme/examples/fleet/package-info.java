/** Several processes over one Redis, watched for values that are older than promised. */
@NullMarked
package io.cacheme.examples.fleet;

import org.jspecify.annotations.NullMarked;
