package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps values that are asked for only once out of a node's tiers: a loaded value is stored when
 * its key is loaded the second time. A Bloom filter in the heap of each process remembers the keys;
 * at 1 % it takes 1.2 bytes a key.
 *
 * <p>Tiers are read as ever; {@code put}, {@code refresh} and copies from tier to tier pass it by.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Doorkeeper {

  /** After how many new keys it forgets all; at least 1, and no filter takes more than 1 GiB. */
  int size() default 100_000;

  /** What share of new keys may be stored at once, taken for known ones; between 0 and 1. */
  double fpp() default 0.01;
}
