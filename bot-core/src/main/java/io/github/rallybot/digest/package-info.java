/** The digest of a period: what sales and marketing look at before they meet, and when. */
@NullMarked
package io.github.rallybot.digest;

import org.jspecify.annotations.NullMarked;
