package com.example

import io.cacheme.Node
import io.cacheme.annotation.Cache
import io.cacheme.annotation.CacheNode

/** A node in Kotlin: what it caches is a Kotlin class, too. */
@JvmRecord
@CacheNode(key = "place:{id}", caches = [Cache(storage = "far", ttl = "1h")])
data class Place(val id: Long) : Node<Place.Row> {

  @JvmRecord data class Row(val name: String)

  fun load(): Row = Row("place $id")
}
