/** The content register: what marketing has published or plans, and what sales did with it. */
@NullMarked
package io.github.rallybot.content;

import org.jspecify.annotations.NullMarked;
