package onekey.cli.demo;

import java.math.BigDecimal;

/**
 * What AWS Config bills for a run of the rule.
 *
 * @param evaluations how many evaluations
 * @param dollars their price in US dollars, if they are the first of the month
 */
public record RunCost(long evaluations, BigDecimal dollars) {

  static RunCost of(long evaluations) {
    return new RunCost(evaluations, EvaluationPrice.dollars(evaluations));
  }
}
