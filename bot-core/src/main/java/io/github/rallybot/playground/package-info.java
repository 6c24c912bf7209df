/** What the stand-ins for chat platforms have in common. */
@NullMarked
package io.github.rallybot.playground;

import org.jspecify.annotations.NullMarked;
