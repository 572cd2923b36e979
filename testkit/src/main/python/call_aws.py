"""Calls AWS, or what AWS_ENDPOINT_URL names, as often as asked.

Reads one call a line, as JSON: [SERVICE, OPERATION, PARAMETERS]. Writes one line of JSON for each: {"answer": ...} or
{"error": "..."}. Loading boto3 takes longer than hundreds of calls.
"""

import functools
import json
import sys

import boto3

client = functools.cache(boto3.client)

for line in sys.stdin:
    service, operation, parameters = json.loads(line)
    try:
        result = {"answer": getattr(client(service), operation)(**parameters)}
    except Exception as error:
        result = {"error": str(error)}
    print(json.dumps(result, default=str), flush=True)
