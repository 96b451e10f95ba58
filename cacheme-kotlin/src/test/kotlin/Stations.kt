package com.example.fares

import io.cacheme.annotation.Memoize
import io.cacheme.annotation.ToNode
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.flow.Flow

@JvmInline value class Platform(val number: Int)

data class Station(val line: String, val name: String)

interface NamesOfParameters {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String, `in`: Station): List<String>

  suspend fun rename(new: String)

  fun all(`first line`: String, `1`: String, default: Int)

  companion object {
    @JvmStatic @ToNode fun node(line: String, `in`: Station) = Network.Stops(line + `in`.name)
  }
}

interface WithBodies {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String): List<String> = listOf(line)
}

interface ValueClasses {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String): List<String>

  fun count(platform: Platform): Int
}

interface MemoizedValueClasses {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String, platform: Platform): List<String>
}

interface Keywords {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String): List<String>

  fun new()
}

interface Flows {

  @Memoize(Network.Stops::class)
  fun stops(line: String): Flow<String>
}

interface Promises {

  @Memoize(Network.Stops::class)
  fun stops(line: String): Deferred<List<String>>
}
