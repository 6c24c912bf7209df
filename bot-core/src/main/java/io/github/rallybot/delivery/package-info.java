/** Reconciles what is in chat with what the state says should be there. */
@NullMarked
package io.github.rallybot.delivery;

import org.jspecify.annotations.NullMarked;
