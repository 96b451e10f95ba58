package io.cacheme.serializer.jackson3;

import io.cacheme.codec.Serializer;
import io.cacheme.serializer.jackson.JsonContract;
import java.util.List;

/** What every serializer whose bytes are JSON must do. */
final class Jackson3JsonTest extends JsonContract {

  @Override
  protected List<Serializer> all() {
    return List.of(new Jackson3JsonSerializer());
  }
}
