/** Everything that speaks to Redis. */
@NullMarked
package io.github.rallybot.redis;

import org.jspecify.annotations.NullMarked;
