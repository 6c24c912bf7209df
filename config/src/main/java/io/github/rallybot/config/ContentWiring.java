package io.github.rallybot.config;

import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The content register. */
@Configuration(proxyBeanMethods = false)
@Import({Contents.class, ContentUses.class, ContentConversation.class})
class ContentWiring {}
