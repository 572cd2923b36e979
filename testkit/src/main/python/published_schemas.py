"""Prints the JSON Schema of a format that others have published.

    published_schemas.py ocsf VERSION CLASS PROFILE...
        A class of the Open Cybersecurity Schema Framework, from the schema that the package ocsf-json-schema carries
        (https://pypi.org/project/ocsf-json-schema/; the schema itself is under the Apache License 2.0,
        https://github.com/ocsf/ocsf-schema).
    published_schemas.py aws SERVICE OPERATION
        The request of an operation, from AWS's own description of its API that botocore carries.

Neither says more than its source does: AWS documents most limits of lengths in words only.
"""

import json
import sys


def ocsf(version, name, *profiles):
    from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

    return OcsfJsonSchemaEmbedded(get_ocsf_schema(version=version)).get_class_schema(name, list(profiles))


def aws(service, operation):
    import botocore.session

    model = botocore.session.get_session().get_service_model(service)
    shapes = {}

    def reference(shape):
        if shape.name not in shapes:
            shapes[shape.name] = None
            shapes[shape.name] = schema(shape)
        return {"$ref": f"#/$defs/{shape.name}"}

    def schema(shape):
        limits = shape.metadata
        match shape.type_name:
            case "structure":
                return {
                    "type": "object",
                    "properties": {name: reference(member) for name, member in shape.members.items()},
                    "required": shape.required_members,
                    "additionalProperties": False,
                }
            case "list":
                return {
                    "type": "array",
                    "items": reference(shape.member),
                    **renamed(limits, min="minItems", max="maxItems"),
                }
            case "map":
                return {
                    "type": "object",
                    "propertyNames": reference(shape.key),
                    "additionalProperties": reference(shape.value),
                }
            case "string":
                return {
                    "type": "string",
                    **renamed(limits, min="minLength", max="maxLength", enum="enum", pattern="pattern"),
                }
            case "integer" | "long":
                return {"type": "integer", **renamed(limits, min="minimum", max="maximum")}
            case "double" | "float":
                return {"type": "number"}
            case "boolean":
                return {"type": "boolean"}
            case "timestamp":
                return {"type": "string", "format": "date-time"}
        raise ValueError(f"{shape.name} is a {shape.type_name}")

    def renamed(limits, **names):
        return {names[name]: value for name, value in limits.items() if name in names and value != []}

    request = reference(model.operation_model(operation).input_shape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **request, "$defs": shapes}


source, *words = sys.argv[1:]
json.dump({"ocsf": ocsf, "aws": aws}[source](*words), sys.stdout)
