package io.github.rallybot.config;

/**
 * Something that is looked at now and then: what a process that ended too early, or a platform that
 * was away, left undone. Idempotent, and fine to run in several instances at once.
 */
interface Chore extends Runnable {}
