package io.github.rallybot.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The digest.
 *
 * @param enabled whether it is drafted and posted by itself; asked for, it is always there
 */
record DigestSettings(@DefaultValue("true") boolean enabled) {}
