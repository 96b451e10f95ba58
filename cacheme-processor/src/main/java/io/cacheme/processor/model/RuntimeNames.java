package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;

/** The types of the annotations and of the runtime, known by name only. */
public final class RuntimeNames {

  private static final String PACKAGE = "io.cacheme";

  /** {@code @CacheNode}. */
  public static final ClassName CACHE_NODE = ClassName.get(PACKAGE + ".annotation", "CacheNode");

  /** {@code @Cache}. */
  public static final ClassName CACHE = ClassName.get(PACKAGE + ".annotation", "Cache");

  /** {@code @KeyIgnore}. */
  public static final ClassName KEY_IGNORE = ClassName.get(PACKAGE + ".annotation", "KeyIgnore");

  /** {@code @CacheValue}. */
  public static final ClassName CACHE_VALUE = ClassName.get(PACKAGE + ".annotation", "CacheValue");

  /** {@code @TypeName}. */
  public static final ClassName TYPE_NAME = ClassName.get(PACKAGE + ".annotation", "TypeName");

  /** {@code @Memoize}. */
  public static final ClassName MEMOIZE = ClassName.get(PACKAGE + ".annotation", "Memoize");

  /** {@code @Invalidates}. */
  public static final ClassName INVALIDATES = ClassName.get(PACKAGE + ".annotation", "Invalidates");

  /** Several of them. */
  public static final ClassName INVALIDATES_LIST = INVALIDATES.nestedClass("List");

  /** {@code @Puts}. */
  public static final ClassName PUTS = ClassName.get(PACKAGE + ".annotation", "Puts");

  /** Several of them. */
  public static final ClassName PUTS_LIST = PUTS.nestedClass("List");

  /** {@code @ToNode}. */
  public static final ClassName TO_NODE = ClassName.get(PACKAGE + ".annotation", "ToNode");

  /** {@code Cacheme}. */
  public static final ClassName CACHEME = ClassName.get(PACKAGE, "Cacheme");

  /** {@code Node}. */
  public static final ClassName NODE = ClassName.get(PACKAGE, "Node");

  /** {@code NodeSpec}. */
  public static final ClassName NODE_SPEC = ClassName.get(PACKAGE, "NodeSpec");

  /** {@code TierSpec}. */
  public static final ClassName TIER_SPEC = ClassName.get(PACKAGE, "TierSpec");

  /** {@code FreshSpec}. */
  public static final ClassName FRESH_SPEC = ClassName.get(PACKAGE, "FreshSpec");

  /** {@code LoadSpec}. */
  public static final ClassName LOAD_SPEC = ClassName.get(PACKAGE, "LoadSpec");

  /** {@code NodeGroup}. */
  public static final ClassName NODE_GROUP = ClassName.get(PACKAGE, "NodeGroup");

  /** {@code NodeCache}. */
  public static final ClassName NODE_CACHE = ClassName.get(PACKAGE, "NodeCache");

  /** {@code SyncNodeCache}. */
  public static final ClassName SYNC_NODE_CACHE = ClassName.get(PACKAGE, "SyncNodeCache");

  /** {@code GlobalNode}. */
  public static final ClassName GLOBAL_NODE = ClassName.get(PACKAGE + ".generated", "GlobalNode");

  /** {@code TypedCache}. */
  public static final ClassName TYPED_CACHE = ClassName.get(PACKAGE + ".generated", "TypedCache");

  /** {@code BulkCache}. */
  public static final ClassName BULK_CACHE = ClassName.get(PACKAGE + ".generated", "BulkCache");

  /** {@code LoadingBulkCache}. */
  public static final ClassName LOADING_BULK_CACHE =
      ClassName.get(PACKAGE + ".generated", "LoadingBulkCache");

  /** {@code TypedSync}. */
  public static final ClassName TYPED_SYNC = ClassName.get(PACKAGE + ".generated", "TypedSync");

  /** {@code BulkSync}. */
  public static final ClassName BULK_SYNC = ClassName.get(PACKAGE + ".generated", "BulkSync");

  /** {@code LoadingBulkSync}. */
  public static final ClassName LOADING_BULK_SYNC =
      ClassName.get(PACKAGE + ".generated", "LoadingBulkSync");

  /** {@code Loader}. */
  public static final ClassName LOADER = ClassName.get(PACKAGE, "Loader");

  /** {@code Reloader}. */
  public static final ClassName RELOADER = ClassName.get(PACKAGE, "Reloader");

  /** {@code BulkLoader}. */
  public static final ClassName BULK_LOADER = ClassName.get(PACKAGE, "BulkLoader");

  /** {@code HeapHit}. */
  public static final ClassName HEAP_HIT = ClassName.get(PACKAGE + ".generated", "HeapHit");

  /** {@code MemoizedBatch}. */
  public static final ClassName MEMOIZED_BATCH =
      ClassName.get(PACKAGE + ".generated", "MemoizedBatch");

  /** {@code Consequences}. */
  public static final ClassName CONSEQUENCES =
      ClassName.get(PACKAGE + ".generated", "Consequences");

  /** {@code LoadException}. */
  public static final ClassName LOAD_EXCEPTION = ClassName.get(PACKAGE, "LoadException");

  /** {@code Loads}. */
  public static final ClassName LOADS = ClassName.get(PACKAGE, "Loads");

  /** {@code Peek}. */
  public static final ClassName PEEK = ClassName.get(PACKAGE, "Peek");

  /** {@code CacheStats}. */
  public static final ClassName CACHE_STATS = ClassName.get(PACKAGE + ".stats", "CacheStats");

  /** {@code KeyLayout}. */
  public static final ClassName KEY_LAYOUT = ClassName.get(PACKAGE + ".codec", "KeyLayout");

  /** {@code KeyWriter}. */
  public static final ClassName KEY_WRITER = ClassName.get(PACKAGE + ".codec", "KeyWriter");

  /** {@code Serializer}. */
  public static final ClassName SERIALIZER = ClassName.get(PACKAGE + ".codec", "Serializer");

  /** {@code JavaSerializer}. */
  public static final ClassName JAVA_SERIALIZER =
      ClassName.get(PACKAGE + ".codec", "JavaSerializer");

  /** {@code Codec}. */
  public static final ClassName CODEC = ClassName.get(PACKAGE + ".codec", "Codec");

  /** {@code Encoder}. */
  public static final ClassName ENCODER = ClassName.get(PACKAGE + ".codec", "Encoder");

  /** {@code ValueType}. */
  public static final ClassName VALUE_TYPE = ClassName.get(PACKAGE + ".codec", "ValueType");

  /** JSpecify's {@code @Nullable}. */
  public static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

  /** {@code @Generated}. */
  public static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  /** The level of the generated code, which the runtime compares with its own. */
  public static final int GENERATION = 1;

  private RuntimeNames() {}
}
