package onekey.rule.judgement;

import java.time.Instant;
import java.util.Optional;

/**
 * The deletion of a key that was deactivated and is in quarantine. A key that is active all the
 * same was made active again by a person: removing it anew would undo what that person did, and the
 * pending deletion would cut the new quarantine short. So it is held.
 *
 * @param at when; empty if that cannot be known
 */
public record PendingDeletion(Optional<Instant> at) {}
