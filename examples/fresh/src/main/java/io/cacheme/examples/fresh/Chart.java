package io.cacheme.examples.fresh;

import io.cacheme.examples.fresh.Timeline.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over time, as SVG that is read on light and on dark pages. */
final class Chart {

  private static final double LEFT = 90;
  private static final double TOP = 78;
  private static final double WIDTH = 640;
  private static final double HEIGHT = 220;
  private static final String INK = "#768390";
  private static final List<String> COLORS = List.of("#e5534b", "#4184e4");

  private record Line(String name, List<Point> points) {}

  private final String title;
  private final String figures;
  private final String unit;
  private final boolean isLogarithmic;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();
  private double seconds = 1;
  private double least = Double.MAX_VALUE;
  private double most = 1;

  /**
   * An empty one.
   *
   * @param figures what the run came to
   * @param unit of the figures over time
   */
  Chart(String title, String figures, String unit, boolean isLogarithmic) {
    this.title = title;
    this.figures = figures;
    this.unit = unit;
    this.isLogarithmic = isLogarithmic;
  }

  Chart line(String name, List<Point> points) {
    lines.add(new Line(name, points));
    for (Point point : points) {
      seconds = Math.max(seconds, Math.ceil(point.seconds()));
      most = Math.max(most, point.figure());
      least = Math.min(least, point.figure());
    }
    return this;
  }

  void write(Path file) throws IOException {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 760 350' font-size='12'"
            + " font-family='system-ui, sans-serif' fill='%s'>",
        INK);
    add("<title>%s</title>", title);
    text(LEFT, 20, "start", title, "font-size='15' font-weight='bold'");
    text(LEFT, 39, "start", figures, "");
    axes();
    for (int i = 0; i < lines.size(); i++) {
      draw(lines.get(i), COLORS.get(i), LEFT + i * WIDTH / 2);
    }
    add("</svg>");
    Files.writeString(file, svg);
  }

  private void axes() {
    double tick = step(most / 5);
    double from = isLogarithmic ? Math.pow(10, Math.floor(Math.log10(least))) : 0;
    double to = isLogarithmic ? Math.pow(10, Math.ceil(Math.log10(most))) : most + tick / 2;
    least = from;
    most = to;
    for (double at = from; at <= to * 1.001; at = isLogarithmic ? at * 10 : at + tick) {
      add("<path d='M%.0f %.1fh%.0f' stroke='%s' stroke-opacity='0.3'/>", LEFT, y(at), WIDTH, INK);
      String label = at >= 1 || at == 0 ? "%,.0f" : "%s";
      text(LEFT - 8, y(at) + 4, "end", String.format(Locale.ROOT, label, at), "");
    }
    for (double at = 0; at <= seconds; at += step(seconds / 10)) {
      text(x(at), TOP + HEIGHT + 20, "middle", String.format(Locale.ROOT, "%.0f", at), "");
    }
    text(LEFT + WIDTH / 2, TOP + HEIGHT + 40, "middle", "seconds", "");
    text(20, TOP + HEIGHT / 2, "middle", unit, "transform='rotate(-90 20 188)'");
  }

  /** 1, 2 or 5 of some power of ten; no less than {@code least}. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
  }

  private void draw(Line line, String color, double legend) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              path.isEmpty() ? "M" : "L",
              x(point.seconds()),
              y(Math.max(least, point.figure()))));
    }
    add("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, color);
    add("<path d='M%.0f 58h18' stroke='%s' stroke-width='3'/>", legend, color);
    text(legend + 24, 62, "start", line.name(), "");
  }

  private double x(double at) {
    return LEFT + WIDTH * at / seconds;
  }

  private double y(double figure) {
    double share =
        isLogarithmic
            ? Math.log(figure / least) / Math.log(most / least)
            : (figure - least) / (most - least);
    return TOP + HEIGHT * (1 - share);
  }

  private void text(double x, double y, String anchor, String words, String more) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    add("<text x='%.1f' y='%.1f' text-anchor='%s' %s>%s</text>", x, y, anchor, more, escaped);
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
