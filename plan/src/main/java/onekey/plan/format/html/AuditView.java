package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.KeyAudit;

/**
 * What CloudTrail said about a key, as the report shows it.
 *
 * @param facts whole sentences
 * @param timeline the events by day; empty if there is none
 */
record AuditView(List<Said> facts, Optional<TimelineView> timeline) {

  /** Returns what was said; empty if CloudTrail was not asked. */
  static Optional<AuditView> of(KeyAudit audit, Texts texts) {
    return switch (audit) {
      case KeyAudit.NotAsked() -> Optional.empty();
      case KeyAudit.Asked asked ->
          Optional.of(new AuditView(Said.of(asked.texts(), texts), TimelineView.of(asked, texts)));
    };
  }
}
