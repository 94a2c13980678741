package lianban.department.feed;

/**
 * What a feed answers.
 *
 * @param accepted rows entered or found entered already
 */
public record Accepted(int accepted) {}
