provider "aws" {
  alias  = "us"
  region = "us-east-1"

  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "terraform_data" "later" {
  input = "known after the apply"
}

# Known names, in the case that IAM does not tell apart.
resource "aws_iam_user" "alice" {
  name = "alice"
}
resource "aws_iam_access_key" "alice" {
  user = aws_iam_user.alice.name
}
resource "aws_iam_access_key" "alice_by_id" {
  user = aws_iam_user.alice.id
}
resource "aws_iam_access_key" "bob" {
  for_each = { first = "bob", second = "BOB" }
  user     = each.value
}
resource "aws_iam_access_key" "carol" {
  user = "carol"
}
resource "aws_iam_access_key" "carol_inactive" {
  user   = "carol"
  status = "Inactive"
}

# A status that is known after the apply.
resource "aws_iam_access_key" "dora" {
  user = "dora"
}
resource "aws_iam_access_key" "dora_later" {
  user   = "dora"
  status = terraform_data.later.id == "x" ? "Active" : "Inactive"
}

# Names that are known after the apply.
resource "aws_iam_user" "late" {
  name = "late-${terraform_data.later.id}"
}
resource "aws_iam_access_key" "late" {
  user = aws_iam_user.late.name
}
resource "aws_iam_access_key" "late_by_id" {
  user = aws_iam_user.late.id
}

resource "aws_iam_user" "each" {
  for_each = toset(["a", "b"])
  name     = "each-${each.key}-${terraform_data.later.id}"
}
resource "aws_iam_access_key" "each_of_all" {
  for_each = aws_iam_user.each
  user     = each.value.name
}
resource "aws_iam_access_key" "each_of_one" {
  user = aws_iam_user.each["a"].id
}

resource "aws_iam_user" "counted" {
  count = 2
  name  = "counted-${count.index}-${terraform_data.later.id}"
}
resource "aws_iam_access_key" "counted" {
  count = 2
  user  = aws_iam_user.counted[count.index].name
}

module "keys" {
  source   = "./modules/keys"
  for_each = toset(["a", "b"])
  user     = aws_iam_user.each[each.key].name
}

module "user" {
  source = "./modules/user"
  suffix = terraform_data.later.id
  providers = {
    aws.somewhere = aws.us
  }
}
resource "aws_iam_access_key" "of_module" {
  user = module.user.name
}

# Nothing tells whose these are.
locals {
  name = aws_iam_user.late.name
}
resource "aws_iam_access_key" "twice" {
  count = 2
  user  = local.name
}
resource "aws_iam_access_key" "whose" {
  user = "${local.name}-2"
}

data "aws_caller_identity" "me" {}
