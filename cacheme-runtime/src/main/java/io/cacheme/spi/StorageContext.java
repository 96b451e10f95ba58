package io.cacheme.spi;

import java.time.Duration;

/**
 * What a storage is told when it is opened.
 *
 * @param name the name it is registered under, for messages and thread names
 * @param time the clock by which entries expire on the heap
 * @param scheduler for its own housekeeping
 * @param connectTimeout how long {@link Storage#open} may take
 */
public record StorageContext(
    String name, TimeSource time, Scheduler scheduler, Duration connectTimeout) {}
