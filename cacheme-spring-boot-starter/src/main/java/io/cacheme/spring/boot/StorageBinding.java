package io.cacheme.spring.boot;

import io.cacheme.CachemeConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Tells what properties say wrongly of storages without the value, which Spring Boot would print,
 * and which may be a URL with its password: as that of {@code cacheme.storages}, where the name was
 * forgotten.
 */
final class StorageBinding implements ConfigurationPropertiesBindHandlerAdvisor {

  private static final ConfigurationPropertyName STORAGES =
      ConfigurationPropertyName.of("cacheme.storages");

  @Override
  public BindHandler apply(BindHandler handler) {
    return new AbstractBindHandler(handler) {
      @Override
      public @Nullable Object onFailure(
          ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
          throws Exception {
        if (STORAGES.equals(name)) {
          throwUnlessTold(
              error,
              "cacheme.storages is no storage: it names none\n    help:  say which it is:"
                  + " cacheme.storages.my-redis.url=redis://localhost:6379");
        }
        if (STORAGES.isAncestorOf(name)) {
          throwUnlessTold(
              error,
              name
                  + " has a value that is no "
                  + target.getType().toClass().getSimpleName()
                  + "\n    help:  storages have url, username, password, options and required");
        }
        return super.onFailure(name, target, context, error);
      }
    };
  }

  /** What is told of a part is told again of the whole. */
  private static void throwUnlessTold(Exception error, String message) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof CachemeConfigurationException) {
        return;
      }
    }
    throw new CachemeConfigurationException(null, message); // its cause would repeat the value
  }
}
