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
import java.util.Optional;

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
    fresh.refreshAhead().ifPresent(ahead -> ahead(node, ahead, found));
    verify(node, fresh.verify(), found);
    if (!fresh.servesOlder()) {
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

  private static void ahead(
      NodeModel node, Declared<DurationText> declared, List<Diagnostic> found) {
    String subject = "refreshAhead " + quoted(declared.value().text()) + " of " + node.name();
    DurationText ahead = declared.value();
    Optional<DurationText> soft = node.fresh().softTtl().map(Declared::value);
    if (soft.isEmpty()) {
      found.add(
          DiagnosticCode.CME086.at(
              declared.origin(),
              subject + " says for how long to load anew, but not at what age",
              "add softTtl, as in softTtl = \"10s\", or remove it"));
    } else if (ahead.isFixed()
        && soft.get().isFixed()
        && ahead.value().compareTo(soft.get().value()) <= 0) {
      found.add(
          DiagnosticCode.CME086.at(
              declared.origin(),
              subject
                  + " is not longer than its softTtl "
                  + quoted(soft.get().text())
                  + ", so it ends before anything is loaded anew",
              "make it longer than the softTtl, or remove it"));
    }
  }

  private static void verify(NodeModel node, Declared<Double> share, List<Diagnostic> found) {
    if (!(share.value() >= 0 && share.value() <= 1)) { // nor is it NaN
      found.add(
          DiagnosticCode.CME087.at(
              share.origin(),
              "verify " + share.value() + " of " + node.name() + " is no share of the hits",
              "write one from 0 to 1: 0.001 compares one hit in a thousand"));
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
