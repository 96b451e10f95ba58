package io.cacheme.internal.engine;

import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyLayout.Kind;
import io.cacheme.codec.KeyLayout.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether two key layouts could render one text. Each layout is a small automaton whose states are
 * the places between its symbols; the two overlap where their product reaches both ends.
 */
public final class KeyOverlap {

  private final List<Symbol> left;
  private final List<Symbol> right;
  private final BitSet seen = new BitSet();

  private KeyOverlap(List<Symbol> left, List<Symbol> right) {
    this.left = left;
    this.right = right;
  }

  /** Whether some text belongs to both. */
  public static boolean possible(KeyLayout left, KeyLayout right) {
    return beginAlike(left.parts(), right.parts())
        && new KeyOverlap(symbols(left), symbols(right)).reaches(0, 0);
  }

  /** False for most pairs, at once: a new node is compared with all that are there. */
  private static boolean beginAlike(List<Part> left, List<Part> right) {
    if (left.isEmpty()
        || right.isEmpty()
        || left.get(0).kind() != Kind.LITERAL
        || right.get(0).kind() != Kind.LITERAL) {
      return true;
    }
    String one = left.get(0).text();
    String other = right.get(0).text();
    return one.startsWith(other) || other.startsWith(one);
  }

  private boolean reaches(int i, int j) {
    if (i == left.size() && j == right.size()) {
      return true;
    }
    int state = i * (right.size() + 1) + j;
    if (seen.get(state)) {
      return false;
    }
    seen.set(state);
    if (i < left.size() && left.get(i).repeats && reaches(i + 1, j)) {
      return true;
    }
    if (j < right.size() && right.get(j).repeats && reaches(i, j + 1)) {
      return true;
    }
    return i < left.size()
        && j < right.size()
        && left.get(i).meets(right.get(j))
        && reaches(left.get(i).repeats ? i : i + 1, right.get(j).repeats ? j : j + 1);
  }

  private static List<Symbol> symbols(KeyLayout layout) {
    List<Symbol> symbols = new ArrayList<>();
    for (Part part : layout.parts()) {
      if (part.kind() == Kind.LITERAL) {
        part.text().chars().forEach(c -> symbols.add(new Symbol(Kind.LITERAL, (char) c, false)));
      } else {
        symbols.add(new Symbol(part.kind(), ' ', true));
      }
    }
    return symbols;
  }

  private record Symbol(Kind kind, char literal, boolean repeats) {

    boolean meets(Symbol other) {
      if (kind == Kind.LITERAL) {
        return other.accepts(literal);
      }
      return other.kind != Kind.LITERAL || accepts(other.literal); // two kinds always share digits
    }

    private boolean accepts(char c) {
      return switch (kind) {
        case NUMBER -> (c >= '0' && c <= '9') || c == '-';
        case TEXT -> c != ':' && c != '{' && c != '}';
        case ANY -> true;
        case LITERAL -> c == literal;
      };
    }
  }
}
