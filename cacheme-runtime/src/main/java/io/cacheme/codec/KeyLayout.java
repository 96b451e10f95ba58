package io.cacheme.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a node's rendered keys: literals and the kinds of text between them. It lets a
 * {@code Cacheme} refuse two nodes that could render one key (R09). Immutable.
 */
public final class KeyLayout {

  /** What can stand in one place of a key. */
  public enum Kind {
    /** Exactly this text. */
    LITERAL,
    /** An integer: digits, perhaps after a minus sign. */
    NUMBER,
    /** An escaped value: printable ASCII but for {@code :}, <code>{</code> and <code>}</code>. */
    TEXT,
    /** Anything printable: a nested record, or the text of {@code String key()}. */
    ANY
  }

  /**
   * One place of a key.
   *
   * @param kind what stands there
   * @param text the literal; empty for the other kinds
   */
  public record Part(Kind kind, String text) {}

  private static final KeyLayout EMPTY = new KeyLayout(List.of());

  private final List<Part> parts;

  private KeyLayout(List<Part> parts) {
    this.parts = parts;
  }

  /** A layout that begins with {@code text}. */
  public static KeyLayout literal(String text) {
    return EMPTY.thenLiteral(text);
  }

  /** A layout of no part, to add to. */
  public static KeyLayout empty() {
    return EMPTY;
  }

  /** Adds a literal. */
  public KeyLayout thenLiteral(String text) {
    return with(new Part(Kind.LITERAL, text));
  }

  /** Adds an integer. */
  public KeyLayout thenNumber() {
    return with(new Part(Kind.NUMBER, ""));
  }

  /** Adds an escaped value. */
  public KeyLayout thenText() {
    return with(new Part(Kind.TEXT, ""));
  }

  /** Adds text that may hold anything. */
  public KeyLayout thenAny() {
    return with(new Part(Kind.ANY, ""));
  }

  private KeyLayout with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new KeyLayout(List.copyOf(all));
  }

  /** The places from left to right. */
  public List<Part> parts() {
    return parts;
  }
}
