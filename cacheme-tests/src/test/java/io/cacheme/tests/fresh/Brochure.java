package io.cacheme.tests.fresh;

import io.cacheme.Known;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The same, printed by somebody who blocks, and who may have none. */
@CacheNode(
    key = "brochure:{known}",
    softTtl = "10s",
    negativeTtl = "5s",
    caches = @Cache(storage = "local", ttl = "30s"))
record Brochure(String known) implements Node<String> {

  Optional<String> load(Known<? extends String> old, UnaryOperator<String> node) {
    return Optional.ofNullable(old.isPresent() ? old.notModified() : node.apply(known));
  }
}
