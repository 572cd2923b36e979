"""Calls AWS, or what AWS_ENDPOINT_URL names, as often as asked.

Reads one call a line, as JSON: [SERVICE, OPERATION, PARAMETERS], or with an ACCOUNT of the organization as the fourth, in
which it then calls by a role. moto does not ask whether the role is there. Writes one line of JSON for each: {"answer": ...} or
{"error": "..."}. Loading boto3 takes longer than hundreds of calls.
"""

import functools
import json
import sys

import boto3


@functools.cache
def client(service, account=None):
    if account is None:
        return boto3.client(service)
    credentials = client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/test", RoleSessionName="test"
    )["Credentials"]
    return boto3.client(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


for line in sys.stdin:
    service, operation, parameters, *account = json.loads(line)
    try:
        result = {"answer": getattr(client(service, *account), operation)(**parameters)}
    except Exception as error:
        result = {"error": str(error)}
    print(json.dumps(result, default=str), flush=True)
