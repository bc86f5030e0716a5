package cite

import (
	"strings"

	"statement-evidence/data"
)

// CSLJSON writes sources as a list of CSL-JSON 1.0.2 items
// (https://github.com/citation-style-language/schema), one a line. A page
// without a title has its publisher as the site's name.
func CSLJSON(sources []*data.Source) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, s := range sources {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n{\"id\":")
		Quote(&b, s.ID)
		if s.URL == "" {
			b.WriteString(`,"type":"document"`)
		} else {
			b.WriteString(`,"type":"webpage"`)
		}
		field := func(name, value string) {
			if value != "" {
				b.WriteString(`,"` + name + `":`)
				Quote(&b, value)
			}
		}
		field("title", s.Title)
		if s.Title == "" {
			field("container-title", s.Publisher)
		}
		field("publisher", s.Publisher)
		field("archive_location", s.Where)
		field("URL", s.URL)
		if _, ok := data.Days(s.Accessed); ok {
			b.WriteString(`,"accessed":{"date-parts":[[` + whole(s.Accessed[:4]) + "," + whole(s.Accessed[5:7]) + "," + whole(s.Accessed[8:]) + "]]}")
		}
		field("note", note(s))
		b.WriteByte('}')
	}
	b.WriteString("\n]\n")
	return b.String()
}

// whole writes digits as a JSON number, which has no zeros in front.
func whole(digits string) string {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits
}

// Quote writes a JSON string. It can stand in a script, too: there is no "<" in
// it, and no line separator that JavaScript once refused.
func Quote(b *strings.Builder, text string) {
	b.WriteByte('"')
	for _, r := range text { // what is not UTF-8 comes as U+FFFD
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(r))
		case r < ' ' || r == '<' || r == 0x2028 || r == 0x2029:
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(hex[r>>shift&15])
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
