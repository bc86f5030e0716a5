package validate_test

import (
	"bytes"
	"fmt"

	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
)

// A name is misspelt: where it is, what is wrong, and what to do.
func ExampleParse() {
	file := datatest.File(datatest.InExample, "data/stories/template/story.json")
	_, err := validate.Parse(bytes.Replace(file, []byte(`"standfirst"`), []byte(`"standfrist"`), 1))
	fmt.Println(err)
	// Output:
	// 7:3: standfrist: unknown field "standfrist"; did you mean "standfirst"?
	// 1:1: standfirst: is missing; every story has it
}

// A rule is broken.
func ExampleCheck() {
	story := datatest.Template(datatest.InExample)
	story.Findings[0].Public = "2026-02-30"
	for _, fault := range validate.Check(story) {
		fmt.Println(fault)
	}
	// Output:
	// findings[0].public: "2026-02-30" is neither a date nor an instant in UTC; write it as in "2018-07-24" or "2018-07-24T15:50:37Z"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then
}
