package record_test

import (
	"fmt"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// What is said of a statement and its evidence, whatever shows them.
func ExamplePresenter() {
	english, err := i18n.Load(datatest.File(datatest.InExample, "data/locales/en.json"))
	if err != nil {
		panic(err)
	}
	story := datatest.Template(datatest.InExample)
	p := record.New(data.NewIndex(story), english)
	fmt.Println(node.TextContent(p.StatementName(&story.Statements[0])))
	fmt.Println(p.RelationWord(story.Relations[0].Type))
	fmt.Println(node.TextContent(p.Balanced(i18n.Bear, record.BalanceOf(p.Index, 0))))
	// Output:
	// A. Mayor, 10 March 2026: “The bridge is safe. No crack …”
	// Contradicts
	// 1 record in this story relates to this statement: 1 contradicts it and none supports it. 1 was public when it was said. A count, not a verdict.
}
