/** Slack: Bolt in, Web API out. */
@NullMarked
package io.github.rallybot.slack;

import org.jspecify.annotations.NullMarked;
