package cite_test

import (
	"fmt"

	"statement-evidence/wasm/cite"
)

func ExampleTextFragment() {
	fmt.Println(cite.TextFragment("https://example.org/report", "No crack has been found.", "The bridge is safe.", ""))
	// Output: https://example.org/report#:~:text=The%20bridge%20is%20safe.-,No%20crack%20has%20been%20found.
}
