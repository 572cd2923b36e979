package onekey.rule.judgement;

import java.time.Instant;
import java.util.Optional;

/**
 * The scheduled deletion of a key that was deactivated and is in quarantine. If the key is active,
 * a person has made it active again: removing it once more would undo that, and the pending
 * deletion would cut the new quarantine short. So the key is held.
 *
 * @param at when; empty if that cannot be known
 */
public record PendingDeletion(Optional<Instant> at) {}
