/** What users write on their records. */
package io.cacheme.annotation;
