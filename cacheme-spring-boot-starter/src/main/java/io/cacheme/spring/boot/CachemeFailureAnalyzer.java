package io.cacheme.spring.boot;

import io.cacheme.CachemeException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Tells a start that failed for the cache as description and action, out of the message, which has
 * no credentials. Before that of Spring Boot for bindings, which repeats their values.
 */
@Order(0)
final class CachemeFailureAnalyzer extends AbstractFailureAnalyzer<CachemeException> {

  private static final String HELP = "\n    help:  ";

  /** Made by Spring Boot. */
  CachemeFailureAnalyzer() {}

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, CachemeException cause) {
    String message = cause.getMessage();
    int help = message.indexOf(HELP);
    String what = help < 0 ? message : message.substring(0, help);
    String action = help < 0 ? null : message.substring(help + HELP.length());
    return new FailureAnalysis(unindented(what), action(cause, action), cause);
  }

  private static @Nullable String action(CachemeException cause, @Nullable String help) {
    if (help == null) {
      return null;
    }
    String action = unindented(help);
    String said = action.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + action.substring(1);
    return "R36".equals(cause.code())
        ? said + "\nWhat properties say of nodes is under cacheme.nodes."
        : said;
  }

  private static String unindented(String text) {
    return text.replace("\n    ", "\n");
  }
}
