package i18n_test

import (
	"fmt"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
)

// A message about things that are counted has a form for each category of numbers in its language.
func ExampleCatalog_FormatPlural() {
	ukrainian, err := i18n.Load(datatest.File(datatest.InExample, "data/locales/uk.json"))
	if err != nil {
		panic(err)
	}
	for _, n := range []int{1, 2, 5} {
		fmt.Println(ukrainian.FormatPlural(i18n.Statements, n))
	}
	// Output:
	// 1 заява
	// 2 заяви
	// 5 заяв
}
