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
