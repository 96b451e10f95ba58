/** Serializers on Jackson: JSON by generated codecs, JSON and MessagePack by data binding. */
@NullMarked
package io.cacheme.serializer.jackson;

import org.jspecify.annotations.NullMarked;
