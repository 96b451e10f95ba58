/** The health of storages in an application of Spring Boot 3.5, which has it in another place. */
@NullMarked
package io.cacheme.spring.boot3;

import org.jspecify.annotations.NullMarked;
