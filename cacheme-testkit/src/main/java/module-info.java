/** Contract suites for storages, a manual clock and fakes. */
module io.cacheme.testkit {
  requires transitive io.cacheme;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;

  exports io.cacheme.testkit;
}
