package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;

@CacheNode(
    version = "v1",
    key = "ticket:{event}:{seat}",
    groups = {
      "event:{evnt}",
      "all",
      "one:{event}:{seat}",
      "trace:{trace}",
      "half:{event",
      "by:{event}",
      "again:{event}"
    },
    caches = @Cache(storage = "local", ttl = "30s"))
record Ticket(long event, int seat, @KeyIgnore String trace) implements Node<String> {}

@CacheNode(
    version = "v1",
    key = "row:{event}:{hall}:{row}",
    groups = {"event:{event}:{hall}", "hall:{hall}:{event}"},
    caches = @Cache(storage = "local", ttl = "30s"))
record Row(long event, int hall, int row) implements Node<String> {}

record Tenant(long id, String name) {}

record None() {}

@interface Nullable {}

@CacheNode(
    version = "v1",
    key = "page:{tenant}:{none}:{aAndB}:{a}:{b}",
    groups = {
      "tenant:{tenant.id}",
      "none:{none.id}",
      "far:{whatever}",
      "parts:{tenant.far}",
      "near:{tenant.nam}",
      "whole:{tenant}",
      "glued:{aAndB}",
      "apart:{a}:{b}"
    },
    caches = @Cache(storage = "local", ttl = "30s"))
record Page(@Nullable Tenant tenant, None none, int aAndB, int a, int b)
    implements Node<String> {}

@CacheNode(
    version = "v1",
    key = "eight:{a}:{b}:{c}:{d}",
    groups = {"{a}", "{b}", "{c}", "{d}", "{a}:{b}", "{a}:{c}", "{a}:{d}", "{b}:{c}"},
    caches = @Cache(storage = "local", ttl = "30s"))
record Eight(int a, int b, int c, int d) implements Node<String> {}

@CacheNode(
    version = "v1",
    key = "nine:{a}:{b}:{c}:{d}",
    groups = {"{a}", "{b}", "{c}", "{d}", "{a}:{b}", "{a}:{c}", "{a}:{d}", "{b}:{c}", "{b}:{d}"},
    caches = @Cache(storage = "local", ttl = "30s"))
record Nine(int a, int b, int c, int d) implements Node<String> {}
