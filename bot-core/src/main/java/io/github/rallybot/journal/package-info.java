/** State and its event as one atomic write. */
@NullMarked
package io.github.rallybot.journal;

import org.jspecify.annotations.NullMarked;
