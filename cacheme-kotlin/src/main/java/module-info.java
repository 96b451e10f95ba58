/** Caches behind Kotlin's suspend functions. */
module io.cacheme.kotlin {
  requires transitive io.cacheme;
  requires transitive kotlin.stdlib;
  requires kotlinx.coroutines.core;

  exports io.cacheme.kotlin;
}
