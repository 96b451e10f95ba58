package io.cacheme.testkit.selftest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * The names of a suite's cases, by how they ended.
 *
 * @param passed those that passed
 * @param failed those that failed
 * @param aborted those that were skipped
 */
record SuiteRun(Set<String> passed, Set<String> failed, Set<String> aborted) {

  /** Runs {@code suite} on this thread. */
  static SuiteRun of(Class<?> suite) {
    Events tests =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(suite)).execute().testEvents();
    return new SuiteRun(names(tests.succeeded()), names(tests.failed()), names(tests.aborted()));
  }

  private static Set<String> names(Events events) {
    return events.stream().map(SuiteRun::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseThrow();
  }
}
