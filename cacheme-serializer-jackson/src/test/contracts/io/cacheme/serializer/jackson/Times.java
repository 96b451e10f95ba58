package io.cacheme.serializer.jackson;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** A component of every type of {@code java.time}. */
record Times(
    @Nullable DayOfWeek dayOfWeek,
    @Nullable Instant instant,
    @Nullable Duration duration,
    @Nullable Period period,
    @Nullable LocalDate localDate,
    @Nullable LocalTime localTime,
    @Nullable LocalDateTime localDateTime,
    @Nullable OffsetDateTime offsetDateTime,
    @Nullable OffsetTime offsetTime,
    @Nullable ZonedDateTime zonedDateTime,
    @Nullable ZoneId zoneId,
    @Nullable ZoneOffset zoneOffset,
    @Nullable Year year,
    @Nullable YearMonth yearMonth,
    @Nullable MonthDay monthDay) {}
