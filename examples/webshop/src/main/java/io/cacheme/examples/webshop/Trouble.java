package io.cacheme.examples.webshop;

import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A button on the page, so that there is something to look at. A shop of yours has none. */
@RestController
@RequestMapping("/trouble")
@Profile("bundled")
class Trouble {

  private static final Duration HANGS = Duration.ofSeconds(20);

  /** For how many seconds more Redis hangs; 0 if it does not. */
  record State(long seconds) {}

  private final RedisProcess redis;
  private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
  private long endNanos;

  Trouble(RedisProcess redis) {
    this.redis = redis;
  }

  @GetMapping
  synchronized State state() {
    long left = Duration.ofNanos(endNanos - System.nanoTime()).plusMillis(999).toSeconds();
    return new State(end.isDone() ? 0 : Math.max(left, 1));
  }

  @PostMapping
  synchronized State hang() {
    end.cancel(false);
    redis.stop();
    endNanos = System.nanoTime() + HANGS.toNanos();
    end =
        CompletableFuture.runAsync(
            this::goOn, CompletableFuture.delayedExecutor(HANGS.toSeconds(), TimeUnit.SECONDS));
    return state();
  }

  @DeleteMapping
  synchronized State goOn() {
    end.cancel(false);
    if (redis.isRunning()) {
      redis.cont();
    }
    return state();
  }
}
