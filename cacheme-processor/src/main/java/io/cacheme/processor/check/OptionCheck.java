package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.StorageNames;
import java.util.List;

/** Whether the processor understands its options. */
public final class OptionCheck {

  private OptionCheck() {}

  /** What it does not understand. */
  public static List<Diagnostic> problems(StorageNames storages) {
    String option = "-A" + StorageNames.OPTION;
    return storages.malformed().stream()
        .map(
            entry ->
                DiagnosticCode.CME065.at(
                    Origin.nowhere(option + "=…" + entry + "…"),
                    "the option " + option + " has " + quoted(entry) + ", which names no storage",
                    "write names separated by \";\", each perhaps with =local or =remote: "
                        + option
                        + "=hot=local;my-redis"))
        .toList();
  }
}
