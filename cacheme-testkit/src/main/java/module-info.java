/** Tests of applications: a JUnit extension, a clock, fakes; and contract suites for storages. */
module io.cacheme.testkit {
  requires transitive io.cacheme;
  requires static transitive org.junit.jupiter.api;
  requires static org.assertj.core;

  exports io.cacheme.testkit;
  exports io.cacheme.testkit.junit;
}
