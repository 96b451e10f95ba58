package io.cacheme.serializer.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps by keys of every type that a key may have, but for text. */
record Keys(
    @Nullable Map<Boolean, String> byBoolean,
    @Nullable Map<Byte, String> byByte,
    @Nullable Map<Short, String> byShort,
    @Nullable Map<Character, String> byCharacter,
    @Nullable Map<Integer, String> byInteger,
    @Nullable Map<Long, String> byLong,
    @Nullable Map<Float, String> byFloat,
    @Nullable Map<Double, String> byDouble,
    @Nullable Map<BigInteger, String> byBigInteger,
    @Nullable Map<BigDecimal, String> byBigDecimal,
    @Nullable Map<Sample.Color, String> byColor,
    @Nullable Map<DayOfWeek, String> byDayOfWeek,
    @Nullable Map<UUID, String> byUUID,
    @Nullable Map<URI, String> byURI,
    @Nullable Map<Instant, String> byInstant,
    @Nullable Map<Duration, String> byDuration,
    @Nullable Map<Period, String> byPeriod,
    @Nullable Map<LocalDate, String> byLocalDate,
    @Nullable Map<LocalTime, String> byLocalTime,
    @Nullable Map<LocalDateTime, String> byLocalDateTime,
    @Nullable Map<OffsetDateTime, String> byOffsetDateTime,
    @Nullable Map<OffsetTime, String> byOffsetTime,
    @Nullable Map<ZonedDateTime, String> byZonedDateTime,
    @Nullable Map<ZoneId, String> byZoneId,
    @Nullable Map<ZoneOffset, String> byZoneOffset,
    @Nullable Map<Year, String> byYear,
    @Nullable Map<YearMonth, String> byYearMonth,
    @Nullable Map<MonthDay, String> byMonthDay) {}
