package cite

import (
	"strings"

	"statement-evidence/data"
)

// BibTeX writes a source as an entry of BibLaTeX's type online, or misc where it has no address. Of the key,
// letters, digits and hyphens are kept. Names are in double braces, so that no
// style changes their capitals or takes an "and" in them for a list.
func BibTeX(key string, s *data.Source) string {
	var b strings.Builder
	if s.URL == "" {
		b.WriteString("@misc{")
	} else {
		b.WriteString("@online{")
	}
	for i := range len(key) {
		if c := key[i]; alphanumeric(c) || c == '-' {
			b.WriteByte(c)
		}
	}
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	name := func(text string) string {
		if text == "" {
			return ""
		}
		return "{" + tex(text) + "}"
	}
	field("title", name(s.Title))
	field("organization", name(s.Publisher))
	field("howpublished", tex(s.Where))
	field("url", verbatim(s.URL))
	field("urldate", tex(s.Accessed))
	field("note", tex(note(s)))
	b.WriteString("\n}\n")
	return b.String()
}

// tex escapes what TeX would take for a command. A brace becomes one, because
// BibTeX counts even those behind a backslash.
func tex(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; c {
		case '\\':
			b.WriteString(`\textbackslash{}`)
		case '{':
			b.WriteString(`\textbraceleft{}`)
		case '}':
			b.WriteString(`\textbraceright{}`)
		case '~':
			b.WriteString(`\textasciitilde{}`)
		case '^':
			b.WriteString(`\textasciicircum{}`)
		case '%', '$', '#', '&', '_':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// verbatim leaves an address as it is, as BibLaTeX wants it, except for what would
// end the field.
func verbatim(url string) string {
	var b strings.Builder
	for i := range len(url) {
		switch c := url[i]; c {
		case '{', '}', '\\', ' ':
			percent(&b, c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
