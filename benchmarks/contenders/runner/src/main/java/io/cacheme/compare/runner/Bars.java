package io.cacheme.compare.runner;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A bar a contender, as SVG without a background, read on light and on dark pages. */
final class Bars {

  private static final String INK = "#768390";
  private static final String OURS = "#4184e4";
  private static final String THEIRS = "#46954a";
  private static final double LEFT = 170;
  private static final double WIDTH = 480;
  private static final double ROW = 24;
  private static final double TOP = 56;

  private final StringBuilder body = new StringBuilder();
  private final double most;

  private Bars(double most) {
    this.most = most;
  }

  /** Bars as long as the medians of {@code time}, lines from the least to the greatest. */
  static String drawn(Cell cell, List<Series> series) {
    String time = Tables.time(cell);
    Bars bars = new Bars(greatest(series, each -> each.warm(time).max()));
    String unit =
        cell.isRate()
            ? "p99 in milliseconds, from when a request was to begin"
            : "seconds until the last answer and the last write";
    bars.text(LEFT, 20, "start", cell.name() + ": " + cell.title(), " font-weight='bold'");
    bars.text(LEFT, 40, "start", unit + ": median of warm passes, least to greatest", "");
    for (int i = 0; i < series.size(); i++) {
      bars.bar(TOP + i * ROW, series.get(i), time, cell.isRate() ? 1_000 : 1);
    }
    double height = TOP + series.size() * ROW + 8;
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 760 %.0f' font-size='12'"
                + " font-family='system-ui, sans-serif' fill='%s'>\n<title>%s</title>\n",
            height,
            INK,
            cell.title())
        + bars.body
        + "</svg>\n";
  }

  private static double greatest(List<Series> series, ToDoubleFunction<Series> figure) {
    return series.stream().mapToDouble(figure).max().orElse(1);
  }

  private void bar(double y, Series series, String time, double divisor) {
    Spread spread = series.warm(time);
    String color = series.contender().equals("cacheme") ? OURS : THEIRS;
    double middle = y + ROW / 2;
    text(LEFT - 8, middle + 4, "end", series.contender(), "");
    add(
        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s' fill-opacity='0.5'/>",
        LEFT, y + 4, length(spread.median()), ROW - 8, color);
    add(
        "<path d='M%.1f %.1fh%.1f' stroke='%s' stroke-width='1.5'/>",
        LEFT + length(spread.min()), middle, length(spread.max() - spread.min()), INK);
    text(
        LEFT + length(spread.max()) + 8,
        middle + 4,
        "start",
        Figures.three(spread.median() / divisor),
        "");
  }

  private double length(double figure) {
    return figure * WIDTH / most;
  }

  private void text(double x, double y, String anchor, String words, String more) {
    add("<text x='%.1f' y='%.1f' text-anchor='%s'%s>%s</text>", x, y, anchor, more, words);
  }

  private void add(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
