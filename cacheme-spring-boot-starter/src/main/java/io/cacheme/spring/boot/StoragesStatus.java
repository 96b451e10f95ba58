package io.cacheme.spring.boot;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

/**
 * Lets a storage that is {@code DOWN} be so, and the cache as a whole be {@code DEGRADED}, which to
 * Spring Boot says nothing of the application: a storage that is down is a miss, and no reason to
 * take a process out of service. In the primary group only: who names {@code cacheme} in a group of
 * their own means it.
 */
final class StoragesStatus implements HealthEndpointGroupsPostProcessor {

  private static final List<Status> OURS =
      List.of(
          StoragesHealth.UP,
          StoragesHealth.DOWN,
          StoragesHealth.CONNECTING,
          StoragesHealth.DEGRADED);

  @Override
  public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
    Primary primary = new Primary(groups.getPrimary());
    return new HealthEndpointGroups() {

      @Override
      public HealthEndpointGroup getPrimary() {
        return primary;
      }

      @Override
      public Set<String> getNames() {
        return groups.getNames();
      }

      @Override
      public @Nullable HealthEndpointGroup get(String name) {
        return groups.get(name);
      }
    };
  }

  /** The worst of storages, or null if other contributors are among those who said so. */
  private static @Nullable Status ofStorages(Set<Status> statuses) {
    Status worst = StoragesHealth.UP;
    for (Status status : statuses) {
      if (!isOurs(status)) {
        return null;
      }
      if (status.equals(StoragesHealth.DOWN) || status.equals(StoragesHealth.DEGRADED)) {
        worst = StoragesHealth.DEGRADED;
      } else if (status.equals(StoragesHealth.CONNECTING) && worst.equals(StoragesHealth.UP)) {
        worst = StoragesHealth.CONNECTING;
      }
    }
    return statuses.isEmpty() ? null : worst;
  }

  @SuppressWarnings("ReferenceEquality") // equal ones may be another's
  private static boolean isOurs(Status status) {
    return OURS.stream().anyMatch(ours -> ours == status);
  }

  /** The group of the whole application. */
  private static final class Primary implements HealthEndpointGroup {

    private final HealthEndpointGroup group;

    Primary(HealthEndpointGroup group) {
      this.group = group;
    }

    @Override
    public StatusAggregator getStatusAggregator() {
      StatusAggregator all = group.getStatusAggregator();
      return statuses -> {
        Status storages = ofStorages(statuses);
        return storages == null ? all.getAggregateStatus(statuses) : storages;
      };
    }

    @Override
    public boolean isMember(String name) {
      return group.isMember(name);
    }

    @Override
    public boolean showComponents(SecurityContext securityContext) {
      return group.showComponents(securityContext);
    }

    @Override
    public boolean showDetails(SecurityContext securityContext) {
      return group.showDetails(securityContext);
    }

    @Override
    public HttpCodeStatusMapper getHttpCodeStatusMapper() {
      return group.getHttpCodeStatusMapper();
    }

    @Override
    public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
      return group.getAdditionalPath();
    }
  }
}
