package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.model.NodeModel;
import java.util.List;
import java.util.function.Function;

/** All that is checked of one node. */
public final class NodeChecks {

  private static final List<Function<NodeModel, List<Diagnostic>>> ALL =
      List.of(
          RecordCheck::problems,
          ParameterCountCheck::problems,
          KeyCheck::problems,
          KeyPrefixCheck::problems,
          PlaceholderCheck::problems,
          KeyCoverageCheck::problems,
          KeyTypeCheck::problems,
          KeySeparationCheck::problems,
          VersionCheck::problems,
          AlsoInvalidateCheck::problems,
          GroupCheck::problems,
          SingleflightCheck::problems,
          MutableValueCheck::problems,
          RecursionCheck::problems,
          TierCheck::problems,
          TierOrderCheck::problems,
          DurationCheck::problems,
          IdleCheck::problems,
          SerializerCheck::problems,
          CompressionCheck::problems,
          ValueTtlCheck::problems,
          FreshCheck::problems,
          DoorkeeperCheck::problems,
          DumpableCheck::problems,
          LoadCheck::problems,
          LoadBoundsCheck::problems,
          LoadAnswerCheck::problems,
          LookalikeCheck::problems);

  private NodeChecks() {}

  /** Everything that is wrong with {@code node}. */
  public static List<Diagnostic> problems(NodeModel node) {
    return ALL.stream().flatMap(check -> check.apply(node).stream()).toList();
  }
}
