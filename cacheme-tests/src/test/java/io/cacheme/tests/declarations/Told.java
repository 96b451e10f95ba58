package io.cacheme.tests.declarations;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What a compilation told, by the packages of declarations. */
final class Told {

  private static final Pattern CODE = Pattern.compile("\\[(CME\\d+)]");
  private static final Pattern PLACE = Pattern.compile("(?:.*/)?(d[0-9a-f]+)/.*");

  private final Map<String, Collection<Refusal>> refusals = new LinkedHashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final List<String> unplaced = new ArrayList<>();

  /**
   * An error of the processor's.
   *
   * @param code its code
   * @param file where it is told
   */
  record Refusal(String code, String file) {

    boolean is(Declaration.Flaw flaw) {
      return code.equals(flaw.code()) && file.endsWith(flaw.file());
    }
  }

  Told(Compilation compilation) {
    Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
        .forEach(this::add);
  }

  /** The errors that have a code. */
  Map<String, Collection<Refusal>> refusals() {
    return refusals;
  }

  /** The first error or warning without a code. */
  Map<String, String> faults() {
    return faults;
  }

  /** What has no code, or no place, so that nobody could act on it. */
  List<String> unplaced() {
    return unplaced;
  }

  private void add(Diagnostic<? extends JavaFileObject> told) {
    Matcher code = CODE.matcher(told.getMessage(Locale.ROOT));
    boolean isOurs = code.find();
    boolean isError = told.getKind() == Diagnostic.Kind.ERROR;
    String file = told.getSource() == null ? "" : told.getSource().getName();
    Matcher place = PLACE.matcher(file);
    if (!place.matches() || told.getLineNumber() < 1) {
      unplaced.add(told.toString());
    } else if (!isOurs) {
      faults.putIfAbsent(place.group(1), told.toString());
    } else if (isError) {
      refusals
          .computeIfAbsent(place.group(1), home -> new ArrayList<>())
          .add(new Refusal(code.group(1), file));
    }
  }
}
