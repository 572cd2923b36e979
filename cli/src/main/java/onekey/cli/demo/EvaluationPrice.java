package onekey.cli.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * What AWS Config bills for evaluations of rules. Prices may change, and one account has one price
 * list for the evaluations of all its rules in a Region.
 *
 * @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
 */
public final class EvaluationPrice {

  private static final List<Tier> TIERS =
      List.of(
          new Tier(100_000, new BigDecimal("0.001")),
          new Tier(400_000, new BigDecimal("0.0008")),
          new Tier(Long.MAX_VALUE, new BigDecimal("0.0005")));

  private EvaluationPrice() {}

  /** So many evaluations of a month, and the price of each in US dollars. */
  private record Tier(long evaluations, BigDecimal price) {}

  /** Returns the price in US dollars of the first evaluations of a month. */
  public static BigDecimal dollars(long evaluations) {
    var left = evaluations;
    var sum = BigDecimal.ZERO;
    for (var tier : TIERS) {
      var billed = Math.min(left, tier.evaluations());
      sum = sum.add(tier.price().multiply(BigDecimal.valueOf(billed)));
      left -= billed;
      if (left == 0) {
        break;
      }
    }
    return sum;
  }
}
