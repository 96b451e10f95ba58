package com.example;

import io.soabase.recordbuilder.core.RecordBuilder;

/** What is cached. */
@RecordBuilder
public record PersonView(String name) {}
