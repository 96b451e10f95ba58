package io.cacheme.spring.boot3;

import io.cacheme.Cacheme;
import io.cacheme.spring.boot.StorageDetails;
import io.cacheme.stats.StorageState;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.Status;

/**
 * How each storage does, as a contributor of its own: those that there are when somebody asks, for
 * storages come and go. It asks no server and does not wait.
 */
final class StoragesHealth implements CompositeHealthContributor {

  /**
   * These objects are only for what is said here, so that {@link StoragesStatus} knows whose
   * statuses it is given: to Spring Boot they equal its own.
   */
  static final Status UP = new Status(Status.UP.getCode());

  static final Status DOWN = new Status(Status.DOWN.getCode());
  static final Status CONNECTING = new Status(Status.UNKNOWN.getCode());
  static final Status DEGRADED = new Status("DEGRADED");

  private final Cacheme cacheme;

  StoragesHealth(Cacheme cacheme) {
    this.cacheme = cacheme;
  }

  @Override
  public @Nullable HealthContributor getContributor(String name) {
    return cacheme.health().storages().containsKey(name) ? indicator(name) : null;
  }

  @Override
  public Iterator<NamedContributor<HealthContributor>> iterator() {
    Collection<String> names = cacheme.health().storages().keySet();
    return names.stream().map(name -> NamedContributor.of(name, indicator(name))).iterator();
  }

  private HealthContributor indicator(String name) {
    return (HealthIndicator) () -> health(cacheme.health().storages().get(name));
  }

  private static Health health(@Nullable StorageState state) {
    return state == null // removed meanwhile
        ? Health.status(CONNECTING).build()
        : Health.status(status(state.status())).withDetails(StorageDetails.of(state)).build();
  }

  private static Status status(StorageState.Status status) {
    return switch (status) {
      case UP -> UP;
      case DEGRADED -> DEGRADED;
      case CONNECTING -> CONNECTING;
      case DOWN -> DOWN;
    };
  }
}
