package io.cacheme.stats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows of text under a head, in columns as wide as their widest cell. Not thread-safe. */
public final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> leftColumns = new HashSet<>(Set.of(0));

  private TextTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /** A table with a head and no row; its first column stands to the left, the others right. */
  public static TextTable of(List<String> head) {
    return new TextTable(head);
  }

  /** Lets a column, counted from 0, stand to the left. */
  public TextTable left(int column) {
    leftColumns.add(column);
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not as many cells as the head
   */
  public TextTable add(List<String> row) {
    if (row.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row of " + row.size() + " cells under a head of " + rows.get(0).size());
    }
    rows.add(List.copyOf(row));
    return this;
  }

  /** The table, each line ended by a line feed. */
  @Override
  public String toString() {
    List<Integer> widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String pad = " ".repeat(widths.get(column) - cell.length());
        line.append(column == 0 ? "" : "  ");
        line.append(leftColumns.contains(column) ? cell + pad : pad + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
    }
    return widths;
  }
}
