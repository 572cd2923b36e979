package onekey.rule.aws;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.model.Evaluation;

/** AWS Config returned some evaluations as failed at every attempt. The others are reported. */
public final class EvaluationsRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many of the refused evaluations the message names. */
  private static final int NAMED = 10;

  EvaluationsRefusedException(int sent, List<Evaluation> refused) {
    super(
        "AWS Config refused %d of %d evaluations: %s%s"
            .formatted(
                refused.size(),
                sent,
                refused.stream()
                    .limit(NAMED)
                    .map(Evaluation::complianceResourceId)
                    .collect(Collectors.joining(", ")),
                refused.size() > NAMED ? " and more" : ""));
  }
}
