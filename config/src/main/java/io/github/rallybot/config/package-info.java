/** Composition root: the main class, the wiring and the settings. */
@NullMarked
package io.github.rallybot.config;

import org.jspecify.annotations.NullMarked;
