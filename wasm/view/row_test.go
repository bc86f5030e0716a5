package view

import "testing"

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"One sentence here. Another.":                   "One sentence here.",
		"President Donald J. Trump ordered it. Then…":   "President Donald J. Trump ordered it.",
		"The 2018 U.S. midterm elections. As a target.": "The 2018 U.S. midterm elections.",
		"In Washington, D.C. They met there. Then":      "In Washington, D.C. They met there.",
		"Why it would be? I don’t see.":                 "Why it would be?",
		"no stop at all":                                "no stop at all",
		"… the investigation did not establish it …":    "… the investigation did not establish it …",
		"Said by Sen. Claire McCaskill. Then":           "Said by Sen. Claire McCaskill.",
		"Stop. ":                                        "Stop. ",
		"":                                              "",
	} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) = %q; want %q", in, got, want)
		}
	}
}
