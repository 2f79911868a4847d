/** Holds the pages of {@code docs/} to what the code does. */
@org.jspecify.annotations.NullMarked
package io.brunt.docs;
