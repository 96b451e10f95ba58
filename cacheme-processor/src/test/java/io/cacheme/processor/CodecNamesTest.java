package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Tags;
import io.cacheme.codec.TextForm;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import io.cacheme.processor.model.CodecNames;
import org.junit.jupiter.api.Test;

/** The runtime's classes are what the processor believes them to be. */
final class CodecNamesTest {

  @Test
  void names_areThoseOfTheRuntime() {
    assertThat(CodecNames.VALUE_WRITER).isEqualTo(ClassName.get(ValueWriter.class));
    assertThat(CodecNames.VALUE_READER).isEqualTo(ClassName.get(ValueReader.class));
    assertThat(CodecNames.FIELD_NAMES).isEqualTo(ClassName.get(FieldNames.class));
    assertThat(CodecNames.ENUM_NAMES).isEqualTo(ClassName.get(EnumNames.class));
    assertThat(CodecNames.TEXT_FORM).isEqualTo(ClassName.get(TextForm.class));
    assertThat(CodecNames.TAGS).isEqualTo(ClassName.get(Tags.class));
    assertThat(CodecNames.MSG_PACK_SERIALIZER).isEqualTo(ClassName.get(MsgPackSerializer.class));
    assertThat(CodecNames.NEED_CODEC).contains(ClassName.get(CompactMsgPackSerializer.class));
  }
}
