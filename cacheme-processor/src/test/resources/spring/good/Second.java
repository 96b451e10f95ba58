package demo;

import org.springframework.beans.factory.annotation.Qualifier;

/** A qualifier of the application's own. */
@Qualifier
public @interface Second {}
