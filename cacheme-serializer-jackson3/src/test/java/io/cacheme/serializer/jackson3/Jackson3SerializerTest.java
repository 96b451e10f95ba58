package io.cacheme.serializer.jackson3;

import io.cacheme.codec.Serializer;
import io.cacheme.serializer.jackson.SerializerContract;
import java.util.List;

/** What every serializer of the house must do. */
final class Jackson3SerializerTest extends SerializerContract {

  @Override
  protected List<Serializer> all() {
    return List.of(new Jackson3JsonSerializer());
  }
}
