package onekey.plan.model;

import java.util.Optional;

/**
 * What a plan was made by.
 *
 * @param tool the build of OneKey
 * @param region the Region of the rule and of the pending steps; empty for a plan of a file
 * @param policySource where the policy comes from
 */
public record PlanOrigin(ToolVersion tool, Optional<String> region, PolicySource policySource) {}
