package io.cacheme.tests.pictures;

import io.cacheme.tests.pictures.Calls.Call;
import java.util.ArrayList;
import java.util.List;

/** Who calls whom, from above to below, in parts with a heading each. */
final class Sequence {

  private static final double TOP = 76;
  private static final double STEP = 28;
  private static final double HEADING = 34;
  private static final double MARGIN = 70;

  private record Part(String heading, List<Call> calls) {}

  private final String title;
  private final List<String> lanes;
  private final double between;
  private final List<Part> parts = new ArrayList<>();

  Sequence(String title, double between, List<String> lanes) {
    this.title = title;
    this.between = between;
    this.lanes = lanes;
  }

  Sequence part(String heading, List<Call> calls) {
    parts.add(new Part(heading, calls));
    return this;
  }

  String drawn() {
    double height = TOP;
    for (Part part : parts) {
      height += HEADING + part.calls().size() * STEP + 10;
    }
    Svg svg = new Svg(title);
    svg.bold(12, 20, "start", title);
    drawLanes(svg, height);
    double y = TOP;
    for (Part part : parts) {
      y = draw(svg, part, y);
    }
    return svg.drawn(width(), height + 4);
  }

  private double width() {
    return 2 * MARGIN + between * (lanes.size() - 1);
  }

  private double x(String lane) {
    return MARGIN + between * lanes.indexOf(lane);
  }

  private void drawLanes(Svg svg, double height) {
    for (String lane : lanes) {
      svg.box(x(lane) - 60, 34, 120, 28, Svg.BLUE).bold(x(lane), 52, "middle", lane);
      svg.lifeline(x(lane), 62, height);
    }
  }

  private double draw(Svg svg, Part part, double from) {
    svg.band(8, from, width() - 16, HEADING + part.calls().size() * STEP);
    svg.bold(18, from + 20, "start", part.heading());
    double y = from + HEADING;
    for (Call call : part.calls()) {
      draw(svg, call, y + STEP / 2);
      y += STEP;
    }
    return y + 10;
  }

  private void draw(Svg svg, Call call, double y) {
    double from = x(call.from());
    double to = x(call.to());
    boolean toTheRight = to > from;
    double start = from + (toTheRight ? 4 : -4);
    double end = to + (toTheRight ? -4 : 4);
    svg.arrow(String.format("M%.0f %.0fH%.0f", start, y, end), end, y, toTheRight, color(call));
    svg.text((from + to) / 2, y - 5, "middle", call.words());
  }

  /** One for what asks, one for what brings a value, one for what ends it. */
  private static String color(Call call) {
    String words = call.words();
    return words.startsWith("put") || words.equals("load")
        ? Svg.GREEN
        : words.matches("tombstone|remove|message|invalidate.*") ? Svg.RED : Svg.BLUE;
  }
}
