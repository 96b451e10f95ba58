package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "my-redis", ttl = "10d"))
record UserInfo(long userId) implements Node<UserInfo.UserView> {

  enum Plan {
    FREE,
    TEAM
  }

  record Address(String street, Optional<String> city) {}

  record UserView(
      long id,
      String name,
      boolean active,
      Integer age,
      Plan plan,
      Instant createdAt,
      Duration session,
      Optional<Address> address,
      List<String> tags,
      Set<Plan> former,
      Map<Plan, List<Address>> byPlan) {}

  static List<UserView> samples() {
    Address home = new Address("Hill 1", Optional.of("Turin"));
    Map<Plan, List<Address>> byPlan = new HashMap<>();
    byPlan.put(Plan.TEAM, Arrays.asList(home, null, new Address(null, Optional.empty())));
    byPlan.put(Plan.FREE, null);
    return List.of(
        new UserView(
            7,
            "Ada",
            true,
            36,
            Plan.TEAM,
            Instant.EPOCH,
            Duration.ofMillis(-1),
            Optional.of(home),
            Arrays.asList("a", null, "\uD800"),
            Set.of(Plan.FREE),
            byPlan),
        new UserView(
            -7, null, false, null, null, null, null, Optional.empty(), null, null, null),
        new UserView(
            0,
            "",
            false,
            0,
            Plan.FREE,
            Instant.MAX,
            Duration.ZERO,
            Optional.empty(),
            List.of(),
            Collections.singleton(null),
            Map.of()));
  }
}
