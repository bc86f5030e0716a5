package site

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The style sheets are written for browsers of today and published for those
// of 2021 and later, some of which nobody can bring up to date. What esbuild
// does not lower, lower does; what neither does, an older browser leaves out,
// and nothing that it shows then is untrue.

// browsers are the oldest that style sheets are published for.
var browsers = []api.Engine{
	{Name: api.EngineChrome, Version: "88"},
	{Name: api.EngineFirefox, Version: "85"},
	{Name: api.EngineSafari, Version: "14"},
}

// lightDark is a colour that differs by the scheme. The properties --light and
// --dark, one of which is empty and one invalid, choose of two colours
// in every browser that has custom properties (css/tokens.css).
var lightDark = regexp.MustCompile(`light-dark\(([^,()]+),([^()]+)\)`)

// lower writes a style sheet without nesting so that it needs no light-dark()
// and no cascade layers: what stands in the last layer, exceptions, is made
// more specific than any rule of the others, which go by their order.
func lower(sheet []byte) ([]byte, error) {
	text := lightDark.ReplaceAllString(string(sheet), "var(--light,$1)var(--dark,$2)")
	if at := strings.Index(text, "light-dark("); at >= 0 {
		return nil, fmt.Errorf("%.60s: colours in light-dark() must be plain", text[at:])
	}
	var out bytes.Buffer
	rest, err := flatten(&out, text, false)
	if err == nil && rest != "" {
		err = fmt.Errorf("%.60s: does not close", rest)
	}
	return out.Bytes(), err
}

// flatten writes rules until the block that they stand in ends, and gives what is after.
func flatten(out *bytes.Buffer, text string, strong bool) (rest string, err error) {
	for text != "" && text[0] != '}' {
		head := text[:past(text, "{;}")]
		at := len(head)
		switch {
		case at == len(text) || text[at] != '{': // a statement, or a declaration of a block without rules
			if at < len(text) && text[at] == ';' {
				at++
			}
			if !strings.HasPrefix(head, "@layer ") {
				out.WriteString(text[:at])
			}
			text = text[at:]
			continue
		case strings.HasPrefix(head, "@layer "):
			text, err = flatten(out, text[at+1:], strings.TrimSpace(head[len("@layer "):]) == "exceptions")
		case strings.HasPrefix(head, "@media"), strings.HasPrefix(head, "@supports"), strings.HasPrefix(head, "@container"):
			out.WriteString(head + "{")
			text, err = flatten(out, text[at+1:], strong)
			out.WriteByte('}')
		default:
			if strong && head[0] != '@' {
				head = strengthen(head)
			}
			body := text[at:]
			end := past(body[1:], "}") + 1 // of declarations only: there is no nesting
			if head[0] == '@' {
				end = closing(body)
			}
			if end >= len(body) {
				return "", fmt.Errorf("%.60s: does not close", text)
			}
			out.WriteString(head + body[:end])
			out.WriteByte('}')
			text = body[end:]
		}
		if err != nil {
			return "", err
		}
		if text == "" {
			return "", fmt.Errorf("%.60s: does not close", head)
		}
		text = text[1:]
	}
	return text, nil
}

// pseudoElement ends a selector; esbuild writes the oldest with one colon.
var pseudoElement = regexp.MustCompile(`^:(:|before\b|after\b)`)

// strengthen makes each selector of a list more specific than any without an
// id, and changes nothing of what it selects.
func strengthen(list string) string {
	var out strings.Builder
	for {
		end := past(list, ",")
		one := list[:end]
		at := len(one)
		for i := past(one, ":"); i < len(one); i += 1 + past(one[i+1:], ":") {
			if pseudoElement.MatchString(one[i:]) {
				at = i
				break
			}
		}
		out.WriteString(one[:at] + ":not(#_)" + one[at:])
		if end == len(list) {
			return out.String()
		}
		out.WriteByte(',')
		list = list[end+1:]
	}
}

// past gives where the first of some characters stands that is in no string,
// parenthesis or bracket; or where the text ends.
func past(text, any string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case depth == 0 && strings.IndexByte(any, c) >= 0:
			return i
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		}
	}
	return len(text)
}

// closing gives where the block that a text begins with closes.
func closing(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		i += past(text[i:], "{}")
		if i == len(text) {
			break
		}
		if text[i] == '{' {
			depth++
		} else if depth--; depth == 0 {
			return i
		}
	}
	return len(text)
}
