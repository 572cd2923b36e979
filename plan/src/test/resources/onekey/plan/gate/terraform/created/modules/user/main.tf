terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.somewhere]
    }
  }
}
variable "suffix" {}
resource "aws_iam_user" "robot" {
  provider = aws.somewhere
  name     = "robot-${var.suffix}"
}
resource "aws_iam_access_key" "robot" {
  provider = aws.somewhere
  user     = aws_iam_user.robot.id
}
output "name" {
  value = aws_iam_user.robot.name
}
