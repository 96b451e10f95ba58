package kotlin.jvm;

/** What kotlinc puts on a class that it compiles to a record. */
public @interface JvmRecord {}
