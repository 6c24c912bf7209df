/** The meeting of sales and marketing: when it is, what is talked about, and what comes of it. */
@NullMarked
package io.github.rallybot.meeting;

import org.jspecify.annotations.NullMarked;
