// Package utils stands in for github.com/gofiber/fiber/v2/utils in stories.
package utils

import "strings"

func CopyString(s string) string { return strings.Clone(s) }
func CopyBytes(b []byte) []byte  { return append([]byte(nil), b...) }
