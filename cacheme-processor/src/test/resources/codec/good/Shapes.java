package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sealed interfaces of records. */
@CacheNode(key = "shapes:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Shapes(String of) implements Node<Shapes.Result<Shapes.Drawing>> {

  sealed interface Result<T> {}

  record Ok<T>(T value) implements Result<T> {}

  record Failed<T>(String message) implements Result<T> {}

  /** Cannot be a result of a drawing. */
  record Number(int value) implements Result<Integer> {}

  record Drawing(List<Shape> shapes, Circle biggest) {}

  sealed interface Shape {}

  sealed interface Round extends Shape {}

  record Circle(double radius) implements Round {}

  @TypeName("rect")
  record Rectangle(int width, int height) implements Shape {}

  record Group(List<Shape> parts, Shape frame) implements Shape {}

  record Nothing() implements Round {}

  static List<Result<Drawing>> samples() {
    Shape rectangle = new Rectangle(2, 3);
    Circle circle = new Circle(1.5);
    Shape group = new Group(List.of(circle, rectangle), new Group(List.of(), null));
    List<Shape> all =
        new ArrayList<>(Arrays.asList(circle, rectangle, group, new Nothing(), null));
    return List.of(
        new Ok<>(new Drawing(all, circle)),
        new Ok<>(new Drawing(List.of(), null)),
        new Ok<>(null),
        new Failed<>("none"));
  }
}
