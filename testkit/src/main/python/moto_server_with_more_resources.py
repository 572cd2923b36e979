"""Starts moto's server, with four things put right in its CloudFormation, and two in its IAM.

- AWS::Config::ConfigRule: moto has Config rules, but its CloudFormation does not know them. It would
  skip the rule without a word, and then refuse the role that names the rule's ARN.
- AWS::Scheduler::ScheduleGroup: the same.
- AWS::SSM::Document: CloudFormation takes the content as an object, moto only as text.
- AWS::S3::Bucket: a bucket may be in the namespace of its account and Region, which makes up its name.
- ListAccessKeys: IAM says of every page whether it is the last one, moto does not.
- UpdateUser: in IAM the access keys of a user follow its new name, in moto they do not.

Rule, group and document are moto's own and can be read back.

Usage: like moto_server
"""

import json
import sys

from moto.config.models import config_backends
from moto.core.common_models import CloudFormationModel
from moto.iam.models import IAMBackend
from moto.iam.responses import IamResponse
from moto.s3.models import FakeBucket
from moto.scheduler.models import scheduler_backends
from moto.server import main
from moto.ssm.models import SimpleSystemManagerBackend


class CloudFormationConfigRule(CloudFormationModel):
    # moto reads the service out of the name of the module.
    __module__ = "moto.config.cloudformation"

    def __init__(self, rule):
        self.rule = rule

    @property
    def physical_resource_id(self):
        return self.rule.config_rule_name

    def get_cfn_attribute(self, name):
        return {
            "Arn": self.rule.config_rule_arn,
            "ConfigRuleId": self.rule.config_rule_id,
        }[name]

    @staticmethod
    def cloudformation_name_type():
        return "ConfigRuleName"

    @staticmethod
    def cloudformation_type():
        return "AWS::Config::ConfigRule"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in ("Arn", "ConfigRuleId")

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = dict(cloudformation_json["Properties"])
        properties.setdefault("ConfigRuleName", resource_name)
        properties["InputParameters"] = json.dumps(properties["InputParameters"])
        backend = config_backends[account_id][region_name]
        backend.put_config_rule(properties)
        return cls(backend.config_rules[properties["ConfigRuleName"]])

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return cls.create_from_cloudformation_json(
            new_resource_name, cloudformation_json, account_id, region_name
        )

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        del config_backends[account_id][region_name].config_rules[resource_name]

    def is_created(self):
        return True


class CloudFormationScheduleGroup(CloudFormationModel):
    __module__ = "moto.scheduler.cloudformation"

    def __init__(self, group):
        self.group = group

    @property
    def physical_resource_id(self):
        return self.group.name

    def get_cfn_attribute(self, name):
        return {"Arn": self.group.arn}[name]

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @staticmethod
    def cloudformation_type():
        return "AWS::Scheduler::ScheduleGroup"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Arn"

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        backend = scheduler_backends[account_id][region_name]
        return cls(backend.create_schedule_group(resource_name, []))

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        scheduler_backends[account_id][region_name].delete_schedule_group(resource_name)

    def is_created(self):
        return True


create_document = SimpleSystemManagerBackend.create_document


def create_document_from_object(self, content, **kwargs):
    text = content if isinstance(content, str) else json.dumps(content)
    return create_document(self, content=text, **kwargs)


SimpleSystemManagerBackend.create_document = create_document_from_object

create_bucket = FakeBucket.create_from_cloudformation_json.__func__


def create_bucket_in_its_namespace(
    cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
):
    properties = cloudformation_json.get("Properties", {})
    if properties.get("BucketNamespace") == "account-regional":
        prefix = properties["BucketNamePrefix"]
        resource_name = f"{prefix}-{account_id}-{region_name}-an"
    return create_bucket(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    )


FakeBucket.create_from_cloudformation_json = classmethod(create_bucket_in_its_namespace)

update_user = IAMBackend.update_user


def update_user_and_its_keys(self, user_name, new_path=None, new_user_name=None):
    update_user(self, user_name, new_path, new_user_name)
    for key in self.get_user(new_user_name or user_name).access_keys:
        key.user_name = new_user_name or user_name


IAMBackend.update_user = update_user_and_its_keys

list_access_keys = IamResponse.list_access_keys


def list_access_keys_on_one_page(self):
    answer = list_access_keys(self)
    answer.result["IsTruncated"] = False
    return answer


IamResponse.list_access_keys = list_access_keys_on_one_page

if __name__ == "__main__":
    sys.exit(main())
