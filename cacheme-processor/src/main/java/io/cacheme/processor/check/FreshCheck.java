package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.DurationText.Kind;
import io.cacheme.processor.model.FreshModel;
import io.cacheme.processor.model.NodeModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether older values can be served as is said. */
final class FreshCheck {

  /** What the frame of a stored entry can tell of how much longer it is kept. */
  private static final Duration MOST = Duration.ofDays(24);

  private FreshCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    FreshModel fresh = node.fresh();
    fresh.softTtl().ifPresent(soft -> soft(node, soft, found));
    fresh.staleIfError().ifPresent(stale -> stale(node, stale, found));
    if (!fresh.isUsed()) {
      fresh
          .retryAfter()
          .ifPresent(
              after ->
                  found.add(
                      DiagnosticCode.CME082.at(
                          after.origin(),
                          "retryAfter of "
                              + node.name()
                              + " is of no use, for no older value is served",
                          "remove it, or say softTtl or staleIfError")));
    }
    return found;
  }

  private static void soft(
      NodeModel node, Declared<DurationText> declared, List<Diagnostic> found) {
    DurationText soft = declared.value();
    boolean isOver =
        soft.isFixed()
            && !node.tiers().isEmpty()
            && node.tiers().stream()
                .map(tier -> tier.ttl().value())
                .allMatch(ttl -> ttl.isFixed() && soft.value().compareTo(ttl.value()) >= 0);
    if (isOver) {
      found.add(
          DiagnosticCode.CME082.at(
              declared.origin(),
              "softTtl "
                  + quoted(soft.text())
                  + " of "
                  + node.name()
                  + " is not shorter than the longest ttl, so no value becomes so old",
              "make it shorter than the ttl, at least by what a load takes"));
    }
  }

  private static void stale(
      NodeModel node, Declared<DurationText> declared, List<Diagnostic> found) {
    DurationText stale = declared.value();
    String subject = "staleIfError " + quoted(stale.text()) + " of " + node.name();
    if (!stale.isFixed()) {
      return;
    }
    if (stale.value().compareTo(MOST) > 0) {
      found.add(
          DiagnosticCode.CME083.at(
              declared.origin(),
              subject + " is longer than " + MOST.toDays() + " days",
              "write at most " + quoted(MOST.toDays() + "d") + ", or a longer ttl and a softTtl"));
    } else if (!node.tiers().isEmpty()
        && node.tiers().stream().allMatch(tier -> tier.ttl().value().kind() == Kind.NONE)) {
      found.add(
          DiagnosticCode.CME083.at(
              declared.origin(),
              subject + " is of no use, for no value ends",
              "remove it, or give a tier a ttl"));
    } else if (node.fleetSingleflight().isPresent()) {
      found.add(
          DiagnosticCode.CME083.at(
              declared.origin(),
              subject
                  + " and singleflight = FLEET exclude each other: who loads for all puts a lease"
                  + " in the place of the older value",
              "remove one of the two; softTtl loads once for all, while the older value is"
                  + " served"));
    }
  }
}
