package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// readLesson reads lesson.json beside a story's file, if it is there, and refuses
// it with all its faults, one a line.
func readLesson(story string, s *data.Story) (*data.Lesson, error) {
	file := lessonBeside(story)
	src, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l, err := validate.ParseLesson(src, s)
	if err != nil {
		return nil, faulty(file, err)
	}
	return l, nil
}

// faulty puts a file's name before each line of what is wrong with it.
func faulty(file string, err error) error {
	return fmt.Errorf("%s:%s", file, strings.ReplaceAll(err.Error(), "\n", "\n"+file+":"))
}
