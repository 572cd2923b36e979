package onekey.plan.model;

import java.net.URI;

/**
 * What the use or the age of a key suggests.
 *
 * @param text one or two short sentences, naming the evidence
 * @param page the AWS page that says more
 */
public record Advice(String text, URI page) {}
