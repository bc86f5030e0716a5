//go:build !js

package data

import _ "embed"

// Schema is the JSON Schema (2020-12) of a story, for editors: it knows the
// fields and the closed lists, and what each of them means. The laws that tie
// one value to another only Check knows. It is made from story.go; a test holds
// the two together.
//
//go:embed story.schema.json
var Schema []byte

// LessonSchema is the same for a lesson, made from lesson.go.
//
//go:embed lesson.schema.json
var LessonSchema []byte
