"""The AWS command line as far as a fix needs it, carried out by boto3.

Usage: aws.py SERVICE OPERATION [--parameter VALUE | --parameter=VALUE]...
"""

import json
import sys

import boto3

# They say how to print the answer or whom to ask, and are no parameters of the operation.
NOT_PARAMETERS = ("--output", "--query", "--region", "--profile")

service, operation, *words = sys.argv[1:]
parameters = {}
while words:
    option, equals, value = words.pop(0).partition("=")
    if not equals:
        value = words.pop(0)
    if option not in NOT_PARAMETERS:
        parameters[option.removeprefix("--").title().replace("-", "")] = value
answer = getattr(boto3.client(service), operation.replace("-", "_"))(**parameters)
answer.pop("ResponseMetadata")
print(json.dumps(answer, default=str))
