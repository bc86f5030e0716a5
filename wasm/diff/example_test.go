package diff_test

import (
	"fmt"

	"statement-evidence/wasm/diff"
)

func ExampleWords() {
	for _, edit := range diff.Words("I see why it would be.", "I don’t see why it wouldn’t be.") {
		fmt.Printf("%c%q\n", "=-+"[edit.Op], edit.Text)
	}
	// Output:
	// ="I"
	// +" don’t"
	// =" see why it "
	// -"would"
	// +"wouldn’t"
	// =" be."
}
