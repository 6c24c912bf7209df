/** People and their roles and identities. */
@NullMarked
package io.github.rallybot.member;

import org.jspecify.annotations.NullMarked;
