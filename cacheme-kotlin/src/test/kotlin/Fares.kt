package com.example.fares

import io.cacheme.annotation.Memoize
import java.io.IOException

interface Fares {

  @Memoize(Fare::class)
  suspend fun cents(from: String, to: String): Long

  @Memoize(Fare::class)
  suspend fun find(from: String, to: String): Long?

  @Memoize(Fare::class)
  @Throws(IOException::class)
  suspend fun all(from: String, to: Collection<String>): Map<String, Long>

  suspend fun other(): String

  fun plain(): String
}

open class Tariff {

  @Memoize(Fare::class)
  open suspend fun cents(from: String, to: String): Long {
    kotlinx.coroutines.delay(1)
    return (from + to).length.toLong()
  }

  open suspend fun both(from: String, to: String): Long = cents(from, to) + cents(from, to)
}

interface Timetable {

  @Memoize(Network.Stops::class)
  suspend fun stops(line: String): List<String>

  @Memoize(Network.Stops::class)
  suspend fun all(lines: Collection<String>): Map<String, List<String>>

  @Memoize(Network.Stops::class)
  suspend fun exactly(lines: Collection<String>): @JvmSuppressWildcards Map<String, List<String>>

  @Memoize(Network.Lines::class)
  suspend fun lines(stop: String): Map<String, List<String>>

  @Memoize(Network.Lines::class)
  suspend fun manyLines(stops: Set<String>): Map<String, Map<String, List<String>>>

  @Memoize(Network.Delays::class)
  suspend fun delays(line: String): List<Number>

  @Memoize(Network.Title::class)
  suspend fun title(line: String): CharSequence

  @Memoize(Network.Title::class)
  suspend fun titles(lines: Collection<String>): Map<String, CharSequence>

  @Memoize(Network.Ranks::class)
  suspend fun ranks(line: String): List<Number>
}
