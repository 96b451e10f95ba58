package com.example

import io.cacheme.Cacheme
import java.util.concurrent.CompletableFuture
import java.util.concurrent.atomic.AtomicInteger

/** Uses what was generated. */
object Run {

  private class Slow : Names {
    val asked = AtomicInteger()

    override fun row(id: Long): User.Row {
      asked.incrementAndGet()
      return User.Row("row $id")
    }
  }

  /** What callers get, and how often the class in Kotlin was asked. */
  @JvmStatic
  fun run(cacheme: Cacheme): String {
    val users = UserCache.create(cacheme)
    val slow = Slow()
    val names = NamesMemoized(slow, users)
    val answers =
        listOf(
            users.sync().get(1)?.name,
            users.get(2) { node -> CompletableFuture.completedFuture(User.Row("lambda ${node.id}")) }.join()?.name,
            names.row(3)?.name,
            names.row(3)?.name,
            PlaceCache.create(cacheme).sync().get(4)?.name)
    return answers.joinToString() + "; asked ${slow.asked}"
  }
}
