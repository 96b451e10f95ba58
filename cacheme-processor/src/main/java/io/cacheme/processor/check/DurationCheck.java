package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.DurationText.Kind;
import io.cacheme.processor.model.FreshModel;
import io.cacheme.processor.model.LoadBoundsModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.TierModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether durations are durations, and look meant. */
final class DurationCheck {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final String NONE = "none";

  private DurationCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    for (TierModel tier : node.tiers()) {
      duration(node, "ttl", tier.ttl(), found);
      limited(
          node, "expireAfterAccess", tier.expireAfterAccess(), "how long it may be idle", found);
    }
    node.negativeTtl()
        .ifPresent(
            ttl -> {
              duration(node, "negativeTtl", ttl, found);
              negative(node, ttl, found);
            });
    LoadBoundsModel bounds = node.bounds();
    limited(node, "loadTimeout", bounds.timeout(), "how long a load may take", found);
    limited(node, "softLoadTimeout", bounds.softTimeout(), "how long to wait for a load", found);
    limited(node, "errorTtl", bounds.errorTtl(), "how long to remember a failure", found);
    FreshModel fresh = node.fresh();
    limited(node, "softTtl", fresh.softTtl(), "from what age on to load anew", found);
    limited(node, "staleIfError", fresh.staleIfError(), "how long to serve an old one", found);
    limited(node, "retryAfter", fresh.retryAfter(), "when to load again", found);
    limited(node, "refreshAhead", fresh.refreshAhead(), "how long to go on after a get", found);
    return found;
  }

  /** One that has an end, if it is declared. */
  private static void limited(
      NodeModel node,
      String attribute,
      Optional<Declared<DurationText>> ifAny,
      String what,
      List<Diagnostic> found) {
    if (ifAny.isEmpty()) {
      return;
    }
    Declared<DurationText> declared = ifAny.get();
    DurationText text = declared.value();
    if (text.kind() != Kind.NONE) {
      duration(node, attribute, declared, found);
      return;
    }
    found.add(
        DiagnosticCode.CME020.at(
            declared.origin(),
            attribute + " " + quoted(text.text()) + " of " + node.name() + " is not a duration",
            "write " + what + ", as in \"5s\", or remove it"));
  }

  private static void duration(
      NodeModel node, String attribute, Declared<DurationText> declared, List<Diagnostic> found) {
    DurationText text = declared.value();
    boolean isTtl = attribute.equals("ttl");
    String subject = attribute + " " + quoted(text.text()) + " of " + node.name();
    if (text.kind() == Kind.MALFORMED) {
      found.add(
          DiagnosticCode.CME020.at(
              declared.origin(),
              subject + " is not a duration",
              DurationGuess.of(text.text())
                  .filter(guess -> isTtl || !guess.equals(NONE))
                  .map(guess -> "write " + quoted(guess))
                  .orElse("write a whole number and ms, s, m, h or d, as in \"30s\"")));
    } else if (text.kind() == Kind.ENDLESS) {
      found.add(
          DiagnosticCode.CME020.at(
              declared.origin(),
              subject + " is longer than a hundred years",
              isTtl ? "use \"none\" for no expiry" : "write at most \"36500d\""));
    } else if (text.isFixed() && text.value().isZero()) {
      found.add(atOnce(declared, isTtl, subject));
    } else if (text.isFixed() && looksLikeMillis(text)) {
      found.add(millis(declared, subject));
    }
  }

  private static Diagnostic atOnce(Declared<DurationText> declared, boolean isTtl, String subject) {
    return DiagnosticCode.CME026.at(
        declared.origin(),
        subject + " would expire at once",
        isTtl ? "use \"none\" for no expiry, or remove the tier" : "remove it to ask every time");
  }

  /** Seconds of more than a day, no whole days, and a round number of milliseconds. */
  private static boolean looksLikeMillis(DurationText text) {
    long millis = text.value().toMillis();
    return text.text().endsWith("000s")
        && millis > DAY
        && (millis % DAY != 0 || (millis > 1000 * DAY && millis % (365 * DAY) != 0));
  }

  private static Diagnostic millis(Declared<DurationText> declared, String subject) {
    Duration value = declared.value().value();
    String number = declared.value().text().substring(0, declared.value().text().length() - 1);
    String meant = DurationText.shortest(Duration.ofMillis(Long.parseLong(number)));
    return DiagnosticCode.CME027.at(
        declared.origin(),
        subject + " is " + value.toDays() + (value.toDays() == 1 ? " day" : " days"),
        "did you mean " + quoted(number + "ms") + " (" + meant + ")?");
  }

  private static void negative(
      NodeModel node, Declared<DurationText> declared, List<Diagnostic> found) {
    DurationText negative = declared.value();
    String subject = "negativeTtl " + quoted(negative.text()) + " of " + node.name();
    if (negative.kind() == Kind.NONE) {
      found.add(
          DiagnosticCode.CME020.at(
              declared.origin(),
              subject + " is not a duration",
              "write how long to remember that there is no value, as in \"5s\""));
    } else if (!node.tiers().isEmpty()
        && node.tiers().stream().allMatch(t -> negative.isLongerThan(t.ttl().value()))) {
      found.add(
          DiagnosticCode.CME064.at(
              declared.origin(),
              subject + " is longer than every ttl, so no tier keeps it that long",
              "make it shorter than the ttl; a new value is not seen before it ends"));
    }
  }
}
