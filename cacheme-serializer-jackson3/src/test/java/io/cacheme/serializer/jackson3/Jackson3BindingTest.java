package io.cacheme.serializer.jackson3;

import io.cacheme.codec.Serializer;
import io.cacheme.serializer.jackson.BindingContract;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What every serializer that binds data must do. */
final class Jackson3BindingTest extends BindingContract {

  @Override
  protected List<Serializer> all() {
    return List.of(new Jackson3JsonSerializer());
  }

  @Override
  protected List<Serializer> withOwnMappers() {
    return List.of(new Jackson3JsonSerializer(new JsonMapper()));
  }
}
