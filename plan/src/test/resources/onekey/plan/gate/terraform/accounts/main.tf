variable "role" {
  default = "arn:aws:iam::222222222222:role/deploy"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"

  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
provider "aws" {
  alias = "other"

  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deploy"
  }
}
provider "aws" {
  alias = "by_variable"

  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  assume_role {
    role_arn = var.role
  }
}

data "aws_caller_identity" "me" {}

# One account, called in two Regions.
resource "aws_iam_access_key" "here" {
  user = "regions"
}
resource "aws_iam_access_key" "here_by_us" {
  provider = aws.us
  user     = "regions"
}

# Two accounts.
resource "aws_iam_access_key" "mine" {
  user = "ci"
}
resource "aws_iam_access_key" "theirs" {
  provider = aws.other
  user     = "ci"
}

# Perhaps one account, perhaps two.
resource "aws_iam_access_key" "one" {
  user = "unclear"
}
resource "aws_iam_access_key" "two" {
  provider = aws.by_variable
  user     = "unclear"
}
