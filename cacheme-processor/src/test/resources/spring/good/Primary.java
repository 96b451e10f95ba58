package org.springframework.context.annotation;

/** As Spring has it. */
public @interface Primary {}
