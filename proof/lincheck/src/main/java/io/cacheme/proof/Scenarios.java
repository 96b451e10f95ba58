package io.cacheme.proof;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/** What has to be tried, whatever is drawn besides: a write beside a read that asks a tier. */
final class Scenarios {

  /** Old and new value of the only key. */
  private static final int OLD = 1;

  private static final int NEW = 2;

  static final List<ExecutionScenario> ALL =
      List.of(
          of(call("update", 0, NEW), call("get", 0)),
          of(call("put", 0, NEW), call("refresh", 0)),
          of(call("updateAndClear", 0, NEW), call("getAll", 0)));

  private Scenarios() {}

  /** Two threads of one call each, after the key was there and before it is asked for. */
  private static ExecutionScenario of(Actor write, Actor read) {
    return new ExecutionScenario(
        List.of(call("put", 0, OLD)),
        List.of(List.of(write), List.of(read)),
        List.of(call("get", 0)),
        null);
  }

  private static Actor call(String name, Object... arguments) {
    Method method =
        Arrays.stream(CachedRegisters.class.getMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new Actor(method, List.of(arguments));
  }
}
