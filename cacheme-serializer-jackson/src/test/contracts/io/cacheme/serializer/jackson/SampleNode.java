package io.cacheme.serializer.jackson;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.codec.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes, for the codecs that are generated of their values. */
@CacheNode(
    key = "sample:{id}",
    caches = @Cache(storage = "my-redis", ttl = "1h"),
    serializer = JsonSerializer.class)
record SampleNode(int id) implements Node<Sample> {

  static final ValueType<Sample> TYPE = SampleNodes.SPEC.valueType();

  @CacheNode(key = "chain:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record ChainNode(int id) implements Node<Chain> {

    static final ValueType<Chain> TYPE = SampleNode_ChainNodes.SPEC.valueType();
  }

  /** A record in a record in a record. */
  record Chain(@Nullable Chain next) {

    static Chain of(int levels) {
      Chain chain = new Chain(null);
      for (int i = 1; i < levels; i++) {
        chain = new Chain(chain);
      }
      return chain;
    }
  }

  @CacheNode(key = "texts:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record TextsNode(int id) implements Node<Map<String, List<String>>> {

    static final ValueType<Map<String, List<String>>> TYPE = SampleNode_TextsNodes.SPEC.valueType();
  }

  @CacheNode(key = "times:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record TimesNode(int id) implements Node<Times> {

    static final ValueType<Times> TYPE = SampleNode_TimesNodes.SPEC.valueType();
  }

  @CacheNode(key = "shapes:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record ShapesNode(int id) implements Node<List<More.Shape>> {

    static final ValueType<List<More.Shape>> TYPE = SampleNode_ShapesNodes.SPEC.valueType();
  }

  @CacheNode(key = "numbers:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record NumbersNode(int id) implements Node<Numbers> {

    static final ValueType<Numbers> TYPE = SampleNode_NumbersNodes.SPEC.valueType();
  }

  @CacheNode(key = "old:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record OldNode(int id) implements Node<Old> {

    static final ValueType<Old> TYPE = SampleNode_OldNodes.SPEC.valueType();
  }

  @CacheNode(key = "added:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record AddedNode(int id) implements Node<Added> {

    static final ValueType<Added> TYPE = SampleNode_AddedNodes.SPEC.valueType();
  }

  @CacheNode(key = "maybe:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record MaybeNode(int id) implements Node<Maybe> {

    static final ValueType<Maybe> TYPE = SampleNode_MaybeNodes.SPEC.valueType();
  }

  @CacheNode(key = "removed:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record RemovedNode(int id) implements Node<Removed> {

    static final ValueType<Removed> TYPE = SampleNode_RemovedNodes.SPEC.valueType();
  }

  @CacheNode(key = "swapped:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record SwappedNode(int id) implements Node<Swapped> {

    static final ValueType<Swapped> TYPE = SampleNode_SwappedNodes.SPEC.valueType();
  }

  @CacheNode(key = "retyped:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  record RetypedNode(int id) implements Node<Retyped> {

    static final ValueType<Retyped> TYPE = SampleNode_RetypedNodes.SPEC.valueType();
  }

  record Numbers(BigDecimal price, BigInteger count) {}

  /** Versions of one record. */
  record Old(int a, String b) {}

  record Added(int a, String b, String c) {}

  record Maybe(int a, String b, java.util.Optional<String> c) {}

  record Removed(String b) {}

  record Swapped(String b, int a) {}

  record Retyped(int a, int b) {}
}
