/**
 * The account stack as one CloudFormation template with parameters, for those who deploy without
 * the CDK.
 *
 * <p>The stack is decided in Java when it is synthesized: whole resources, the steps of the
 * runbooks, permissions. So it is synthesized several times, and the templates are compared. Two
 * with other sample values show where a value belongs ({@link onekey.infra.template.Placeholders});
 * those with other resources become one by conditions ({@link
 * onekey.infra.template.ConditionalTemplate}).
 */
@NullMarked
package onekey.infra.template;

import org.jspecify.annotations.NullMarked;
