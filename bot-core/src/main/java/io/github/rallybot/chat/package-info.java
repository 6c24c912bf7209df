/** The neutral chat model: who said what where, what is answered, and the port to a platform. */
@NullMarked
package io.github.rallybot.chat;

import org.jspecify.annotations.NullMarked;
