package onekey.plan.format;

import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import onekey.plan.output.Terminal;
import onekey.testkit.OutputSchema;

/** Whatever an account has, its JSON follows the published schema. */
class PlanSchemaProperties {

  @Provide
  Arbitrary<Plan> plans() {
    return GeneratedPlans.any();
  }

  @Property(tries = 100)
  void jsonFollowsItsSchema(@ForAll("plans") Plan plan) throws IOException {
    // when
    var out = new StringWriter();
    PlanFormat.JSON.write(plan, Terminal.none(), Language.EN, out);

    // then
    OutputSchema.of("plan").assertFollowedBy(out.toString());
  }
}
