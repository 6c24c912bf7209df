/** What buyers ask: hearings, the questions they belong to, and what marketing does about them. */
@NullMarked
package io.github.rallybot.question;

import org.jspecify.annotations.NullMarked;
