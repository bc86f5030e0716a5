//go:build fonts

package check

import (
	"os"
	"path/filepath"
	"testing"
)

// Whoever has none of the fonts that build.sh installs reads in others.
func init() {
	conf, err := filepath.Abs("wide-fonts.conf")
	if err == nil {
		err = os.Setenv("FONTCONFIG_FILE", conf)
	}
	if err != nil {
		panic(err)
	}
}

// TestInWideFonts lays pages out as on a machine that has only DejaVu.
func TestInWideFonts(t *testing.T) {
	p := serving(t, compilers[0].dist).tab(t)
	p.visit("lesson.html")
	for _, narrow := range []string{"Inter", "Charis SIL"} {
		p.assert(narrow+" is not there", `((width) => width(JSON.stringify($0) + ", monospace") === width("monospace"))((family) => {
			const line = document.createElement("canvas").getContext("2d");
			line.font = "16px " + family;
			return line.measureText("All that is said").width;
		})`, narrow)
	}
	for name, test := range map[string]func(*testing.T){
		"statement in sight": TestStatementStaysInSight,
		"focus":              TestFocusIsNotCovered,
		"width":              TestNothingIsWiderThanTheView,
		"long words":         TestLongWordsWidenNoPage,
		"paper":              TestNothingOnPaperIsCutOffOrCovered,
	} {
		t.Run(name, test)
	}
}
