package kotlin;

/** What kotlinc puts on each class. */
public @interface Metadata {}
