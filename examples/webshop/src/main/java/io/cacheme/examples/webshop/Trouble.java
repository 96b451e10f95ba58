package io.cacheme.examples.webshop;

import io.cacheme.testservers.RedisProcess;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A button on the page, so that there is something to look at. A shop of yours has none. */
@RestController
@Profile("bundled")
class Trouble {

  private static final long SECONDS = 20;

  private final RedisProcess redis;

  Trouble(RedisProcess redis) {
    this.redis = redis;
  }

  @PostMapping("/trouble")
  void hang() {
    redis.stop();
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(this::goOn);
  }

  private void goOn() {
    if (redis.isRunning()) {
      redis.cont();
    }
  }
}
