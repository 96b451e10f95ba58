package com.example.fares

import io.cacheme.Cacheme
import java.io.IOException
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** A source that says what it was asked, and waits for [gate] if there is one. */
class Source : Fares {

  val asked = AtomicInteger()
  val keys = CopyOnWriteArrayList<String>()
  @Volatile var gate: CompletableDeferred<Unit>? = null
  @Volatile var failure: Exception? = null
  @Volatile var value: Long? = 7
  @Volatile var seen: String? = null

  override suspend fun cents(from: String, to: String): Long = find(from, to)!!

  override suspend fun find(from: String, to: String): Long? {
    asked.incrementAndGet()
    seen = currentCoroutineContext()[CoroutineName]?.name
    gate?.await() ?: delay(1)
    failure?.let { throw it }
    return value
  }

  override suspend fun all(from: String, to: Collection<String>): Map<String, Long> {
    asked.incrementAndGet()
    keys.addAll(to)
    delay(1)
    failure?.let { throw it }
    return to.filter { it != "nowhere" }.associateWith { it.length.toLong() }
  }

  override suspend fun other(): String {
    delay(1)
    return "other"
  }

  override fun plain(): String = "plain"
}

/** A source whose results hold types that are not final. */
class Timetables : Timetable {

  val asked = AtomicInteger()

  override suspend fun stops(line: String): List<String> {
    asked.incrementAndGet()
    delay(1)
    return listOf(line, "end")
  }

  override suspend fun all(lines: Collection<String>) = lines.associateWith { stops(it) }

  override suspend fun exactly(
    lines: Collection<String>
  ): @JvmSuppressWildcards Map<String, List<String>> = all(lines)

  override suspend fun lines(stop: String) = mapOf(stop to stops(stop))

  override suspend fun manyLines(stops: Set<String>) = stops.associateWith { lines(it) }

  override suspend fun delays(line: String): List<Number> = stops(line).map { it.length }

  override suspend fun title(line: String): CharSequence = stops(line)[0]

  override suspend fun titles(lines: Collection<String>) = lines.associateWith { title(it) }

  override suspend fun ranks(line: String): List<Number> = delays(line)
}

class Scenarios(private val cacheme: Cacheme) {

  private val source = Source()
  private val cache = FareCache.create(cacheme)
  private val fares: Fares = FaresMemoized(source, cache)

  fun hundredCoroutines_oneLoad(): String = runBlocking {
    source.gate = CompletableDeferred()
    val asking = (1..100).map {
      async(Dispatchers.Default, CoroutineStart.UNDISPATCHED) { fares.cents("A", "B") }
    }
    val early = asking.count { it.isCompleted }
    source.gate!!.complete(Unit)
    "$early early, ${asking.awaitAll().sum()} in all, ${source.asked} asked"
  }

  fun hit_doesNotSuspend(): String = runBlocking {
    fares.cents("A", "B")
    var order = ""
    val hit = launch(start = CoroutineStart.UNDISPATCHED) { order += "hit ${fares.cents("A", "B")}, " }
    order += "launched"
    hit.join()
    "$order; ${source.asked} asked"
  }

  fun whoIsCancelled_leavesTheLoadToTheOthers(): String = runBlocking {
    source.gate = CompletableDeferred()
    val opener = async(start = CoroutineStart.UNDISPATCHED) { fares.cents("A", "B") }
    val other = async(start = CoroutineStart.UNDISPATCHED) { fares.cents("A", "B") }
    opener.cancelAndJoin()
    source.gate!!.complete(Unit)
    "${opener.isCancelled}, ${other.await()}, ${source.asked} asked"
  }

  fun allAreCancelled_whatIsLoadedIsKept(): String = runBlocking {
    source.gate = CompletableDeferred()
    val opener = async(start = CoroutineStart.UNDISPATCHED) { fares.cents("A", "B") }
    opener.cancelAndJoin()
    source.gate!!.complete(Unit)
    "${fares.cents("A", "B")}, ${source.asked} asked"
  }

  fun nothing_isAbsence_andRemembered(): String = runBlocking {
    source.value = null
    "${fares.find("A", "B")}, ${fares.find("A", "B")}, ${source.asked} asked"
  }

  fun failure_arrivesAsItIs_andIsNotCached(): String = runBlocking {
    source.failure = IOException("no connection")
    val one = runCatching { fares.cents("A", "B") }.exceptionOrNull()
    val many = runCatching { fares.all("A", listOf("B", "C")) }.exceptionOrNull()
    source.failure = null
    "$one, $many, ${fares.cents("A", "B")}"
  }

  fun manyKeys_onlyThoseThatNoTierHas(): String = runBlocking {
    cache.sync().put("A", "B", 5)
    val all = fares.all("A", setOf("Rome", "B", "nowhere"))
    val again = fares.all("A", setOf("Rome", "B", "nowhere"))
    "$all, ${all == again}, ${source.keys}, ${source.asked} asked"
  }

  fun context_isNotHandedOn(): String =
    runBlocking(CoroutineName("caller")) { "${fares.cents("A", "B")}, ${source.seen}" }

  fun others_arePassedOn(): String = runBlocking { "${fares.other()}, ${fares.plain()}" }

  fun classes_cacheTheirOwnCalls(): String = runBlocking {
    val tariff: Tariff = TariffMemoized(cache)
    "${tariff.both("A", "B")}, ${cache.stats().loadSuccessCount()} loaded"
  }

  fun futures_areAwaited(): String = runBlocking {
    cache.put("A", "B", 5).await()
    "${cache.getIfPresent("A", "B").await()}, ${cache.getIfPresent("A", "C").await()}"
  }

  fun typesThatAreNotFinal_areCached(): String = runBlocking {
    val source = Timetables()
    val timetable: Timetable =
      TimetableMemoized(
        source,
        Network_StopsCache.create(cacheme),
        Network_LinesCache.create(cacheme),
        Network_DelaysCache.create(cacheme),
        Network_TitleCache.create(cacheme),
        Network_RanksCache.create(cacheme),
      )
    suspend fun each() =
      listOf(
        timetable.stops("A"),
        timetable.all(listOf("A", "B")),
        timetable.exactly(listOf("B", "C")),
        timetable.lines("D"),
        timetable.manyLines(setOf("D", "E")),
        timetable.delays("F"),
        timetable.title("G"),
        timetable.titles(listOf("G", "H")),
        timetable.ranks("I"),
      )
    val first = each()
    "${first == each()}, ${source.asked} asked, ${first[1]}, ${first[5]}, ${first[7]}"
  }
}
