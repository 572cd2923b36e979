package onekey.plan.source.live;

import java.util.Optional;

/**
 * Which account to open, and from where.
 *
 * @param profile the profile of the configuration files; empty for what the environment says
 * @param region the Region; empty for what the environment or the profile says
 * @param needsRegion whether something is asked for that each Region has of its own. IAM is the
 *     same in all of them
 */
public record AccountChoice(
    Optional<String> profile, Optional<String> region, boolean needsRegion) {}
