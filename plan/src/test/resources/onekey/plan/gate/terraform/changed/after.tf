resource "aws_iam_user" "renamed" {
  name = "renamed-after"
}
resource "aws_iam_access_key" "renamed" {
  user = aws_iam_user.renamed.name
}
resource "aws_iam_access_key" "renamed_by_id" {
  user   = aws_iam_user.renamed.id
  status = "Inactive"
}
resource "aws_iam_user" "all" {
  for_each = toset(["unchanged", "both", "deactivated", "activated", "deleted", "replaced", "created-first", "moved", "forgotten", "imported", "tagged"])
  name     = each.key
  tags     = each.key == "tagged" ? { Onekey-Exempt-Until = "2027-03-31" } : {}
}
resource "aws_iam_access_key" "unchanged" {
  user       = "unchanged"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "both" {
  count      = 2
  user       = "both"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "deactivated" {
  user       = "deactivated"
  status     = "Inactive"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "activated" {
  user       = "activated"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "activated_too" {
  user       = "activated"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "deleted" {
  count      = 1
  user       = "deleted"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "replaced" {
  user       = "replaced"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "created_first" {
  user       = "created-first"
  depends_on = [aws_iam_user.all]
  lifecycle {
    create_before_destroy = true
  }
}
moved {
  from = aws_iam_access_key.moved
  to   = aws_iam_access_key.moved_here
}
resource "aws_iam_access_key" "moved_here" {
  user       = "moved"
  depends_on = [aws_iam_user.all]
}
removed {
  from = aws_iam_access_key.forgotten
  lifecycle {
    destroy = false
  }
}
resource "aws_iam_access_key" "remembered" {
  user = "forgotten"
}
import {
  to = aws_iam_access_key.imported
  id = "IMPORTED"
}
resource "aws_iam_access_key" "imported" {
  user = "imported"
}
resource "aws_iam_access_key" "imported_too" {
  user = "imported"
}
resource "aws_iam_access_key" "tagged" {
  count      = 2
  user       = "tagged"
  depends_on = [aws_iam_user.all]
}
