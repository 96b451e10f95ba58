package io.cacheme.fleet;

import io.cacheme.Node;
import io.cacheme.NodeGroup;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueType;
import java.time.Duration;

/** A node with two kinds of groups. */
record Seat(String hall, int row, int number) implements Node<String> {

  static final Duration TTL = Duration.ofMinutes(10);

  static final int HALL = 0;
  static final int ROW = 1;

  /** A spec over the storages named. */
  static NodeSpec<Seat, String> spec(String... storages) {
    return builder(storages).build();
  }

  static NodeSpec.Builder<Seat, String> builder(String... storages) {
    NodeSpec.Builder<Seat, String> builder =
        NodeSpec.<Seat, String>builder(1, Seat.class, "Seat")
            .version("v1")
            .key(
                "seat:{hall}:{row}:{number}",
                KeyLayout.literal("seat:")
                    .thenText()
                    .thenLiteral(":")
                    .thenNumber()
                    .thenLiteral(":")
                    .thenNumber(),
                (seat, key) ->
                    key.literal("seat:")
                        .value("hall", seat.hall)
                        .literal(":")
                        .number(seat.row)
                        .literal(":")
                        .number(seat.number))
            .group("hall:{hall}", (seat, key) -> key.literal("hall:").value("hall", seat.hall))
            .group(
                "row:{hall}:{row}",
                (seat, key) ->
                    key.literal("row:").value("hall", seat.hall).literal(":").number(seat.row))
            .value(ValueType.of(String.class));
    for (String storage : storages) {
      builder.tier(storage, TTL);
    }
    return builder;
  }

  static NodeGroup<Seat> hall(NodeSpec<Seat, String> spec, String hall) {
    return NodeGroup.of(spec, HALL, key -> key.literal("hall:").value("hall", hall));
  }

  static NodeGroup<Seat> row(NodeSpec<Seat, String> spec, String hall, int row) {
    return NodeGroup.of(
        spec, ROW, key -> key.literal("row:").value("hall", hall).literal(":").number(row));
  }
}
