package onekey.sandbox.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource of a template.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::IAM::Role}
 * @param properties its properties, as they stand there
 */
record TemplateResource(String logicalId, String type, ObjectNode properties) {}
