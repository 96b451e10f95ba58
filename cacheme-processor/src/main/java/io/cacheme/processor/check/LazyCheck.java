package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.LazyModel;
import java.util.Optional;

/** Whether there is what turns a lazy type into a stage. */
final class LazyCheck {

  private LazyCheck() {}

  /** {@code subject} says what returns which type. */
  static Optional<Diagnostic> problem(String subject, Optional<LazyModel> lazy, Origin origin) {
    return lazy.filter(one -> !one.supported())
        .map(one -> one.type().module())
        .map(
            module ->
                DiagnosticCode.CME049.at(
                    origin,
                    subject + ", but " + module + " is not there",
                    "add the dependency io.cacheme:" + module));
  }
}
