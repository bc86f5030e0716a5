package quiz

import "strings"

// csv writes comma-separated values as RFC 4180 has them
// (https://www.rfc-editor.org/rfc/rfc4180), every cell in quotes, with the mark
// by which spreadsheets know UTF-8.
//
// A spreadsheet takes some texts for formulas
// (https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before
// them makes them text; so it does behind a semicolon, which is what parts
// cells where a comma parts decimals.
type csv struct{ strings.Builder }

func (c *csv) record(cells ...string) {
	if c.Len() == 0 {
		c.WriteString("\uFEFF")
	}
	for i, cell := range cells {
		if i > 0 {
			c.WriteByte(',')
		}
		c.cell(cell)
	}
	c.WriteString("\r\n")
}

func (c *csv) cell(text string) {
	c.WriteByte('"')
	begins := true // whether some spreadsheet may see the beginning of a cell here
	for i, r := range text {
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠':
			if begins {
				c.WriteByte('\'')
			}
			begins = false
		case '\t', '\r', '\n':
			if i == 0 {
				c.WriteByte('\'')
			}
			begins = true
		case ';':
			begins = true
		case ' ', '"':
			if r == '"' {
				c.WriteByte('"')
			}
		default:
			begins = false
		}
		c.WriteRune(r)
	}
	c.WriteByte('"')
}
