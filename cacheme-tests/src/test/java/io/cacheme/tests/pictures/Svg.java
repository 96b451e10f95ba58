package io.cacheme.tests.pictures;

import java.util.Locale;

/** Text, boxes and lines as SVG without a background, read on light and on dark pages. */
final class Svg {

  private static final String INK = "#768390";
  static final String BLUE = "#4184e4";
  static final String GREEN = "#46954a";
  static final String RED = "#e5534b";

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Svg(String title) {
    this.title = title;
  }

  /** Words that stand on {@code y}; {@code anchor} is start, middle or end. */
  Svg text(double x, double y, String anchor, String words) {
    return styled(x, y, anchor, words, "");
  }

  Svg bold(double x, double y, String anchor, String words) {
    return styled(x, y, anchor, words, " font-weight='bold'");
  }

  private Svg styled(double x, double y, String anchor, String words, String more) {
    String where = anchor.equals("start") ? "" : " text-anchor='" + anchor + "'";
    return add("<text x='%.0f' y='%.0f'%s%s>%s</text>", x, y, where, more, escaped(words));
  }

  /** A box with an edge, hardly filled. */
  Svg box(double x, double y, double width, double height, String color) {
    return add(
        "<rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' rx='6' fill='%s' fill-opacity='0.12'"
            + " stroke='%s'/>",
        x, y, width, height, color, color);
  }

  /** What is behind other things. */
  Svg band(double x, double y, double width, double height) {
    return add(
        "<rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' rx='6' fill-opacity='0.08'/>",
        x, y, width, height);
  }

  /** A line down, behind other things. */
  Svg lifeline(double x, double from, double to) {
    return add(
        "<path d='M%.0f %.0fV%.0f' stroke='%s' stroke-opacity='0.4' stroke-dasharray='3 4'/>",
        x, from, to, INK);
  }

  /** An arrow along the path, which ends level at {@code x}, {@code y}. */
  Svg arrow(String path, double x, double y, boolean toTheRight) {
    return arrow(path, x, y, toTheRight, INK);
  }

  Svg arrow(String path, double x, double y, boolean toTheRight, String color) {
    add("<path d='%s' fill='none' stroke='%s' stroke-width='1.5'/>", path, color);
    return add("<path d='M%.0f %.0fl%d -4v8z' fill='%s'/>", x, y, toTheRight ? -8 : 8, color);
  }

  String drawn(double width, double height) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' font-size='12'"
                + " font-family='system-ui, sans-serif' fill='%s'>\n<title>%s</title>\n",
            width,
            height,
            INK,
            escaped(title))
        + body
        + "</svg>\n";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Svg add(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    return this;
  }
}
