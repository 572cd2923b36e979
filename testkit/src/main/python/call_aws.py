"""Makes one call to AWS, or to what AWS_ENDPOINT_URL names, and prints the answer as JSON.

Usage: call_aws.py SERVICE OPERATION [PARAMETERS AS JSON]
"""

import json
import sys

import boto3

service, operation = sys.argv[1:3]
parameters = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
answer = getattr(boto3.client(service), operation)(**parameters)
print(json.dumps(answer, default=str))
