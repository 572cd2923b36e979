package onekey.cli.demo;

/**
 * A message as it was sent to the SNS topic.
 *
 * @param subject the subject
 * @param text the text, of several lines
 */
public record SentMessage(String subject, String text) {}
