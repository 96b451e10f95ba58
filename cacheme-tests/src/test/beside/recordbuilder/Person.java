package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.soabase.recordbuilder.core.RecordBuilder;

/** A node with a builder, and a value with one. */
@RecordBuilder
@CacheNode(key = "person:{first}:{last}", caches = @Cache(storage = "far", ttl = "1h"))
public record Person(String first, String last) implements Node<PersonView> {

  PersonView load() {
    return PersonViewBuilder.builder().name(first + " " + last).build();
  }
}
