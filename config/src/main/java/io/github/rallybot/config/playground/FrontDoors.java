package io.github.rallybot.config.playground;

import io.github.rallybot.content.Contents;
import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.digest.TeamDigests;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;

/** The front doors of the bot's features, through which the playground's past is made up. */
record FrontDoors(
    Members members,
    Diary diary,
    Leads leads,
    Bursts bursts,
    Feedback feedback,
    FollowUps followUps,
    BuyerQuestions questions,
    Contents contents,
    StandingOut standing,
    TeamMeetings meetings,
    TeamDigests digests) {}
