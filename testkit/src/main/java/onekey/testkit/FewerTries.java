package onekey.testkit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Divides the tries of every property by the system property {@code onekey.tries.divisor}, for a
 * quick look; without it every property is tried as often as it says. jqwik finds this class by
 * itself.
 */
public final class FewerTries implements AroundPropertyHook {

  private static final int DIVISOR = Integer.getInteger("onekey.tries.divisor", 1);

  /** jqwik's default. */
  private static final int TRIES = 1000;

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    if (DIVISOR > 1) {
      var attributes = context.attributes();
      attributes.setTries(Math.max(1, attributes.tries().orElse(TRIES) / DIVISOR));
    }
    return property.execute();
  }
}
