package io.cacheme.testkit.selftest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
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
 * @param thrown what those that failed threw
 */
record SuiteRun(
    Set<String> passed, Set<String> failed, Set<String> aborted, List<Throwable> thrown) {

  /** Runs {@code suite} on this thread. */
  static SuiteRun of(Class<?> suite) {
    return run(List.of(selectClass(suite)));
  }

  /** Runs the {@code cases} of {@code suite} on this thread. */
  static SuiteRun of(Class<?> suite, Set<String> cases) {
    return run(cases.stream().map(name -> selectMethod(suite, name)).toList());
  }

  private static SuiteRun run(List<? extends DiscoverySelector> selectors) {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectors.toArray(DiscoverySelector[]::new))
            .execute()
            .testEvents();
    return new SuiteRun(
        names(tests.succeeded()), names(tests.failed()), names(tests.aborted()), thrown(tests));
  }

  private static List<Throwable> thrown(Events tests) {
    return tests
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
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
